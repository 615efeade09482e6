namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>When the control's process crashes.</summary>
public enum CrashMoment
{
    /// <summary>Inside the next call of a method, before the call is forwarded.</summary>
    BeforeForwarding = 1,

    /// <summary>Inside the next call of a method, after the server took and answered it and before the caller has the answer.</summary>
    AfterForwarding = 2,

    /// <summary>When the next event of a kind has come and its sink has not heard of it.</summary>
    BeforeEvent = 3,

    /// <summary>When the sink has returned from the next event of a kind.</summary>
    AfterEvent = 4,

    /// <summary>At once.</summary>
    AtOnce = 5,
}
