namespace Kiwoom.Persistence.Reading;

/// <summary>A journal opened for reading, beside its writer or without one. One thread, and one walk at a time.</summary>
internal abstract class JournalView : IDisposable
{
    /// <summary>What there was when it was asked for first; everything that is committed later is beyond it.</summary>
    internal abstract JournalExtent Extent { get; }

    /// <summary>All streams, as they were committed.</summary>
    /// <param name="after">The last ordering not wanted.</param>
    internal abstract JournalRows All(long after = 0);

    /// <summary>One stream by sequence number; rows beyond <see cref="Extent"/> may come too, and have a higher ordering.</summary>
    /// <param name="persistenceId">The stream.</param>
    /// <param name="fromSequenceNr">The first one wanted.</param>
    internal abstract JournalRows Of(string persistenceId, long fromSequenceNr);

    /// <inheritdoc/>
    public abstract void Dispose();
}
