namespace Kiwoom.Bridge.Ocx;

/// <summary>Why the control could not be made.</summary>
public enum ControlTrouble
{
    /// <summary>It is not installed, or not registered.</summary>
    NotRegistered,

    /// <summary>It is registered for programs of the other bitness only.</summary>
    WrongBitness,

    /// <summary>It is registered, but could not be made.</summary>
    CreationFailed,

    /// <summary>It was made, but lacks what Kiwoom's control has.</summary>
    NotKiwooms,

    /// <summary>Making it took too long; a window of Kiwoom's may wait for a person.</summary>
    TimedOut,
}
