namespace Kiwoom.Chaos.Faults;

/// <summary>How far a recovery has come.</summary>
internal enum RecoveryStage
{
    /// <summary>The process was started; the runtime, the journal and the keys are being read.</summary>
    Started,

    /// <summary>The link is up, and Kiwoom's lists are not compared yet.</summary>
    Reconciling,
}
