namespace Kiwoom.Actors.Journal;

/// <summary>What an <see cref="InMemoryJournal"/> does to an append when told to go wrong.</summary>
public enum JournalFault
{
    /// <summary>Nothing: the append is written and answered.</summary>
    None,

    /// <summary>Not written, and said so.</summary>
    Refused,

    /// <summary>Written, but the answer is lost.</summary>
    UnknownWritten,

    /// <summary>Not written, and the answer is lost too.</summary>
    UnknownNotWritten,

    /// <summary>The first half is written and the answer is lost; the stream cannot be read until it is repaired.</summary>
    Torn,
}
