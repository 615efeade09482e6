namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>What became of an open point.</summary>
public enum FindingStatus
{
    /// <summary>Seen; the facts stand with it.</summary>
    Answered,

    /// <summary>Cannot be seen now; the finding says why and when to come back.</summary>
    NotAnswerableNow,

    /// <summary>Only a person can answer it, or must allow it first.</summary>
    ForAPerson,

    /// <summary>The step itself went wrong.</summary>
    Failed,
}
