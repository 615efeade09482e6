using System.Globalization;
using System.Text;
using Akka.Actor;
using Akka.Persistence;
using Kiwoom.Actors.Journal;
using Kiwoom.OnAkka.Journal;
using Kiwoom.Persistence.Postgres;

namespace Kiwoom.OnAkka.PostgreSql;

/// <summary>Gives a stream's events to a recovering actor and holds each row against the one before it: the first against its predecessor, which is the row of the
/// snapshot that the actor began with, and the last against the stream's head. Every fault is a <see cref="JournalCorruptException"/>, after which the actor
/// does not come up.</summary>
/// <param name="view">The journal, for this replay alone.</param>
/// <param name="catalog">All events.</param>
/// <param name="persistenceId">The stream.</param>
internal sealed class ChainedReplay(PostgresView view, EventCatalog catalog, string persistenceId)
{
    private readonly byte[] _persistenceId = Encoding.UTF8.GetBytes(persistenceId);
    private readonly EventDecoder _decoder = new(catalog);
    private readonly byte[] _previous = RowHash.Genesis.ToArray();

    /// <summary>Gives the events of a range, which is known to be in the stream.</summary>
    /// <param name="from">The first wanted.</param>
    /// <param name="to">The last wanted.</param>
    /// <param name="max">The most that are wanted.</param>
    /// <param name="recovered">Takes them.</param>
    internal void Run(long from, long to, long max, Action<IPersistentRepresentation> recovered)
    {
        from = Math.Max(1, from);
        to = Math.Min(to, max < long.MaxValue - from ? from + max - 1 : long.MaxValue);
        if (from > to)
            return;
        var head = view.LoadHead(persistenceId);
        var first = Math.Max(1, from - 1);
        using var rows = view.Of(persistenceId, first);
        for (var expected = first; expected <= to; expected++)
        {
            Demand(rows.Read(), expected, $"the row is missing: the stream is to reach #{to}");
            Demand(rows.SequenceNr == expected, expected, $"the row is missing; #{rows.SequenceNr} comes next");
            Demand(!rows.IsDeleted, expected, "the row is marked as deleted, and this journal deletes nothing");
            Demand(rows.SerializerId == SerializerIds.Journal, expected, $"the row was written by another serializer ({rows.SerializerId})");
            var envelope = EventDecoder.Open(persistenceId, expected, rows.Payload);
            if (expected == 1 || expected > first)
                DemandChained(envelope, expected);
            if (expected >= from)
            {
                var journaled = _decoder.Decode(persistenceId, expected, rows.Manifest, envelope);
                recovered(new Persistent(journaled, expected, persistenceId, Encoding.UTF8.GetString(rows.Manifest), isDeleted: false, ActorRefs.NoSender, writerGuid: null, rows.CreatedAt));
            }

            RowHash.Compute(_persistenceId, expected, rows.Manifest, rows.Payload, _previous);
        }

        Demand(to != head.SequenceNr || _previous.AsSpan().SequenceEqual(head.Hash), to, "the last row is not the one whose hash the head has");
    }

    private void DemandChained(EnvelopeView envelope, long sequenceNr)
    {
        Span<byte> claimed = stackalloc byte[RowHash.Size];
        Demand(
            envelope.TryReadPrev(claimed) && claimed.SequenceEqual(_previous),
            sequenceNr,
            sequenceNr == 1 ? "it claims a predecessor, and is the first" : string.Create(CultureInfo.InvariantCulture, $"#{sequenceNr - 1} is not the row that it was chained to: one of the two was changed"));
    }

    private void Demand(bool holds, long sequenceNr, string fault)
    {
        if (!holds)
            throw new JournalCorruptException(persistenceId, sequenceNr, fault);
    }
}
