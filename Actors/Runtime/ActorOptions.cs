namespace Kiwoom.Actors.Runtime;

/// <summary>How an engine treats one actor.</summary>
public sealed record ActorOptions
{
    /// <summary>Least wait before a restart after a fault; doubles with each fault in a row.</summary>
    public TimeSpan MinimumBackOff { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest wait before a restart.</summary>
    public TimeSpan MaximumBackOff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Least number of events between two snapshots of an event-sourced actor, more where its state is large; 0 takes none.</summary>
    public int SnapshotEvery { get; init; } = 1000;

    /// <summary>Commands that may be decided ahead of the durable state.</summary>
    public int InFlightLimit { get; init; } = 1024;

    /// <summary>What the mailbox refuses and what it hands out first; null where it takes everything, in the order of arrival.</summary>
    public Admission? Admission { get; init; }

    /// <summary>For messages of which only the newest counts: what a message is about, null for one that must not be replaced. While a
    /// message waits, a later one of its key takes its place, so that a slow actor holds one of each and not all.</summary>
    public Func<object, object?>? ConflationKey { get; init; }

    /// <summary>Runs the actor on this thread-like scheduler instead of the pool: each work item is posted, one at a time. Used for
    /// the STA thread that owns the OCX.</summary>
    public Action<Action>? PinnedTo { get; init; }
}
