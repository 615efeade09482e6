namespace Kiwoom.Persistence.Reading;

/// <summary>A walk over rows of <c>event_journal</c>, whatever database they are in. One thread.</summary>
internal abstract class JournalRows : IDisposable
{
    /// <summary>The row's place in the database.</summary>
    internal abstract long Ordering { get; }

    /// <summary>The stream's name in UTF-8; ends with the next <see cref="Read"/>.</summary>
    internal abstract ReadOnlySpan<byte> PersistenceId { get; }

    /// <summary>The row's place in its stream.</summary>
    internal abstract long SequenceNr { get; }

    /// <summary>The manifest in UTF-8; ends with the next <see cref="Read"/>.</summary>
    internal abstract ReadOnlySpan<byte> Manifest { get; }

    /// <summary>The envelope; ends with the next <see cref="Read"/>.</summary>
    internal abstract ReadOnlySpan<byte> Payload { get; }

    /// <summary>Akka's mark of a deleted row; this journal never sets it.</summary>
    internal abstract bool IsDeleted { get; }

    /// <summary>Whether there are tags; this journal writes none.</summary>
    internal abstract bool HasTags { get; }

    /// <summary>Akka's number of the serializer.</summary>
    internal abstract long SerializerId { get; }

    /// <summary>.NET ticks (UTC).</summary>
    internal abstract long CreatedAt { get; }

    /// <summary>Moves to the next row; false behind the last.</summary>
    internal abstract bool Read();

    /// <inheritdoc/>
    public abstract void Dispose();
}
