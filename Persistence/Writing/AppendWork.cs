using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Persistence.Writing;

/// <summary>A batch on its way to the disk.</summary>
internal sealed class AppendWork(string persistenceId, IReadOnlyList<JournaledEvent> events, Action<AppendOutcome> completed) : IJournalWork
{
    internal string PersistenceId { get; } = persistenceId;

    internal IReadOnlyList<JournaledEvent> Events { get; } = events;

    internal Action<AppendOutcome> Completed { get; } = completed;

    /// <summary>Null until it is decided.</summary>
    internal AppendOutcome? Outcome { get; set; }
}
