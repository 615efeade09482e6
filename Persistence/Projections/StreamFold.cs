using Kiwoom.Actors.Journal;

namespace Kiwoom.Persistence.Projections;

/// <summary>One stream's fold, which serves all projections. It always begins at the stream's first event: what the projectors keep follows from
/// every event, and prices from none.</summary>
/// <param name="stream">The stream.</param>
internal sealed class StreamFold(string stream)
{
    private IStreamProjector _projector = StreamProjectors.Of(stream);

    /// <summary>The stream.</summary>
    internal string Stream { get; } = stream;

    /// <summary>The projections that follow it.</summary>
    internal IReadOnlyList<Projection> Projections { get; } = StreamProjectors.Followers(stream);

    /// <summary>The last event folded in; 0 for none.</summary>
    internal long Folded { get; private set; }

    /// <summary>That row's hash.</summary>
    internal ReadOnlyMemory<byte> Hash { get; private set; } = RowHash.Genesis.ToArray();

    /// <summary>That event's instant; null before the first.</summary>
    internal DateTimeOffset? FoldedAt { get; private set; }

    /// <summary>The place as a target keeps it.</summary>
    internal StreamPosition Place => new(Stream, Folded, Convert.ToHexStringLower(Hash.Span));

    /// <summary>Folds a row in.</summary>
    internal void Take(SourceRow row, IRowSink sink)
    {
        _projector.Project(row, sink);
        (Folded, Hash, FoldedAt) = (row.SequenceNr, row.Hash, row.Journaled.At);
    }

    /// <summary>Begins anew.</summary>
    internal void Restart()
    {
        _projector = StreamProjectors.Of(Stream);
        (Folded, Hash, FoldedAt) = (0, RowHash.Genesis.ToArray(), null);
    }
}
