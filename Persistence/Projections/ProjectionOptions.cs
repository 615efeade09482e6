namespace Kiwoom.Persistence.Projections;

/// <summary>Bounds and waits of a <see cref="ProjectionRunner"/>.</summary>
public sealed record ProjectionOptions
{
    /// <summary>Changes of rows a second that Supabase Realtime has to carry while the mirror is live. Small plans carry about 16 with row-level
    /// security. Null: no limit, as where nobody listens.</summary>
    public int? RowsPerSecond { get; init; } = 16;

    /// <summary>Events behind from which the mirror catches up in bulk, without regard to <see cref="RowsPerSecond"/>: being hours behind is worse than
    /// subscribers who have to read again, which they do by version.</summary>
    public int CatchUpAfter { get; init; } = 1_000;

    /// <summary>Events in one batch.</summary>
    public int MostEvents { get; init; } = 1_000;

    /// <summary>Bytes of journal rows in one batch.</summary>
    public int MostBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Time from one look at the journal to the next where nothing tells of new events.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time from one look at the prices to the next.</summary>
    public TimeSpan PricesEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The shortest wait after a fault; it doubles with each fault in a row.</summary>
    public TimeSpan LeastBackOff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait after a fault.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For how long nobody else may have moved a projection's positions before this runner goes on with it.</summary>
    public TimeSpan YieldFor { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Time from one look at a stopped projection to the next: it goes on once what stopped it is gone.</summary>
    public TimeSpan RecheckEvery { get; init; } = TimeSpan.FromSeconds(30);
}
