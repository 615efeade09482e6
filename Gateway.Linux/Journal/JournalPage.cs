namespace Kiwoom.Gateway.Journal;

/// <summary>A page of one stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Events">In order.</param>
/// <param name="Next">The sequence_nr to go on from; poll with it for what comes later.</param>
public sealed record JournalPage(string Stream, IReadOnlyList<JournalEntry> Events, long Next);
