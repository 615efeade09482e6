namespace Kiwoom.Bridge.Connection;

/// <summary>How far the login has come.</summary>
public enum LoginPhase
{
    /// <summary>Not logged in.</summary>
    LoggedOut,

    /// <summary>The login window is open, or Kiwoom logs in by itself.</summary>
    Connecting,

    /// <summary>Logged in; whether account queries work is not known yet.</summary>
    Verifying,

    /// <summary>Orders and account queries work.</summary>
    Ready,

    /// <summary>Logged in to the server that this bridge is not meant for. Every order is refused.</summary>
    WrongServer,
}
