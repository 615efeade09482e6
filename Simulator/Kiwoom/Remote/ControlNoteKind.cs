namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What a <see cref="ControlNote"/> tells.</summary>
public enum ControlNoteKind
{
    /// <summary>A stand-in control logged on to the server; the text is its process id.</summary>
    Connected = 1,

    /// <summary>The control's process ended or went away.</summary>
    Gone = 2,

    /// <summary>A connection was refused; the text tells why.</summary>
    Refused = 3,

    /// <summary>The control is about to open a popup; the text is its title.</summary>
    PopupOpens = 10,

    /// <summary>A popup was closed; the text is the button's number: 1 IDOK, 2 IDCANCEL.</summary>
    PopupClosed = 11,

    /// <summary>The control is about to crash as it was told to; the text tells where.</summary>
    Crashes = 12,

    /// <summary>The control failed a call as it was told to; the text is the method.</summary>
    FailedCall = 13,

    /// <summary>The control knows of a misbehaviour; not kept among the notes.</summary>
    Told = 14,
}
