namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>When a popup opens.</summary>
public enum PopupMoment
{
    /// <summary>Inside the next call of a method, before the call is forwarded. Where it is closed with IDCANCEL a method with a LONG result is
    /// not forwarded and returns -307 (which code the real one gives then is [U]); any other is forwarded all the same.</summary>
    BeforeForwarding = 1,

    /// <summary>Inside the next call of a method, after the call was forwarded and answered.</summary>
    AfterForwarding = 2,

    /// <summary>At once, from the control's message handler; no call is under way.</summary>
    FromMessageHandler = 3,
}
