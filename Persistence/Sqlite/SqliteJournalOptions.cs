namespace Kiwoom.Persistence.Sqlite;

/// <summary>The journal's bounds.</summary>
public sealed record SqliteJournalOptions
{
    /// <summary>Events that may wait for a commit; an append beyond is refused, so that a stuck disk cannot eat the memory.</summary>
    public int MaxPendingEvents { get; init; } = 100_000;

    /// <summary>Events in one commit; bounds how long the first of a burst waits for the last. A larger batch still goes in one piece.</summary>
    public int MaxEventsPerCommit { get; init; } = 4_096;

    /// <summary>Bytes of one event's envelope; a larger event is refused.</summary>
    public int MaxEventBytes { get; init; } = 1024 * 1024;

    /// <summary>How long a commit waits for another connection's lock before it is refused.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a lease that nobody renews is honoured when its holder ran on another machine. Renewed at a third of it.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The clock of the lease: a real one, even where the market's clock is simulated.</summary>
    public TimeProvider LeaseClock { get; init; } = TimeProvider.System;

    /// <summary>Called before and after each commit; faults thrown here stand for the disk's, in specs.</summary>
    internal ICommitProbe? Probe { get; init; }
}
