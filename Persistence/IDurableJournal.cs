using Kiwoom.Actors.Journal;

namespace Kiwoom.Persistence;

/// <summary>A journal in a database, opened for writing by the one process that may.</summary>
public interface IDurableJournal : IJournal, IJournalStanding, IAsyncDisposable;
