namespace Kiwoom.Gateway.Link;

/// <summary>What became of a command given to a link.</summary>
public enum CommandSending
{
    /// <summary>On its way: the bridge is connected.</summary>
    Sent,

    /// <summary>The bridge is not connected: it gets the command when it is.</summary>
    Waiting,

    /// <summary>Too many commands wait for this bridge; this one was not taken.</summary>
    WindowFull,

    /// <summary>No such bridge is enrolled, or the links are not started; the command was not taken.</summary>
    UnknownBridge,
}
