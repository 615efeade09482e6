namespace Kiwoom.Actors.Journal;

/// <summary>A stream does not read as it was written: a hole, a changed row or an event nobody knows.</summary>
/// <param name="persistenceId">The stream.</param>
/// <param name="sequenceNr">The first place that is wrong.</param>
/// <param name="message">What is wrong.</param>
/// <param name="inner">The fault below.</param>
public sealed class JournalCorruptException(string persistenceId, long sequenceNr, string message, Exception? inner = null)
    : Exception($"{persistenceId} #{sequenceNr}: {message}", inner)
{
    /// <summary>The stream.</summary>
    public string PersistenceId { get; } = persistenceId;

    /// <summary>The first place that is wrong.</summary>
    public long SequenceNr { get; } = sequenceNr;
}
