namespace Kiwoom.Actors.Journal;

/// <summary>How a journal stands towards its disk and its rivals. Read from any thread; always how it is now.</summary>
public interface IJournalStanding
{
    /// <summary>Why the last write failed; null once one has succeeded since. The journal tries again by itself.</summary>
    JournalTrouble? Trouble { get; }

    /// <summary>Cancelled once another process has taken the journal over: this one never writes to it again, and nothing that it decides from
    /// then on may leave it.</summary>
    CancellationToken Replaced { get; }
}
