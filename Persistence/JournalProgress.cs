namespace Kiwoom.Persistence;

/// <summary>How far a walk through the journal is.</summary>
/// <param name="Done">Rows walked.</param>
/// <param name="Total">Rows to walk, as of the start.</param>
public readonly record struct JournalProgress(long Done, long Total);
