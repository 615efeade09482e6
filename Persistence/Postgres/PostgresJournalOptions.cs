namespace Kiwoom.Persistence.Postgres;

/// <summary>The bounds of a journal in PostgreSQL.</summary>
public sealed record PostgresJournalOptions
{
    /// <summary>Events that may wait for a commit; an append beyond is refused, so that a stuck server cannot eat the memory.</summary>
    public int MaxPendingEvents { get; init; } = 100_000;

    /// <summary>Events in one commit; bounds how long the first of a burst waits for the last. A larger batch still goes in one piece.</summary>
    public int MaxEventsPerCommit { get; init; } = 2_048;

    /// <summary>Bytes of payload in one commit. A larger batch still goes in one piece.</summary>
    public int MaxBytesPerCommit { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of one event's envelope; a larger event is refused.</summary>
    public int MaxEventBytes { get; init; } = 1024 * 1024;

    /// <summary>How long a commit waits for another session's lock before it is refused.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a connection may take to be made, in whole seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the server may take to answer, in whole seconds; then the connection is given up, and what became of the commit is found
    /// out on another one.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the outcome of a commit whose answer was lost is looked for before it is told as unknown.</summary>
    public TimeSpan ResolveWithin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a lease that nobody renews is honoured. Renewed at a third of it.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The clock of the lease: a real one, even where the market's clock is simulated.</summary>
    public TimeProvider LeaseClock { get; init; } = TimeProvider.System;

    /// <summary>This machine's name in the lease.</summary>
    public string Host { get; init; } = Environment.MachineName;
}
