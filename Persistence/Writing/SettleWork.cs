namespace Kiwoom.Persistence.Writing;

/// <summary>A reader waits until everything asked for before is decided for good: nothing appended earlier to its stream lands later.</summary>
internal sealed class SettleWork(string persistenceId) : IJournalWork
{
    internal string PersistenceId { get; } = persistenceId;

    /// <summary>The highest number that the writer knows to be durable in the stream; 0 where it does not know.</summary>
    internal long Confirmed { get; set; }

    internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
