namespace Kiwoom.Persistence.Sqlite;

/// <summary>A reader waits until everything asked for before is decided for good: nothing appended earlier to its stream lands later.</summary>
internal sealed class SettleWork(string persistenceId) : IJournalWork
{
    internal string PersistenceId { get; } = persistenceId;

    internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
