namespace Kiwoom.Persistence.Projections;

/// <summary>One projection in one stream: how far its target is, and how far rows have been made. Owned by its <see cref="ProjectionProgress"/>.</summary>
internal sealed class Track(ProjectionProgress owner, string stream)
{
    private long _waitingSince;

    /// <summary>Whose.</summary>
    internal ProjectionProgress Owner { get; } = owner;

    /// <summary>Where the target stands.</summary>
    internal StreamPosition Kept { get; set; } = StreamPosition.Start(stream);

    /// <summary>Whether the kept hash was compared with the journal's row.</summary>
    internal bool IsChecked { get; set; } = true;

    /// <summary>The last event that needs no further writing but the position itself.</summary>
    internal long Covered { get; set; }

    /// <summary>The instant of the first event that waits to be written; null where that is not known.</summary>
    internal DateTimeOffset? WaitingSince
    {
        get => Interlocked.Read(ref _waitingSince) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        set => Interlocked.Exchange(ref _waitingSince, value?.UtcTicks ?? 0);
    }
}
