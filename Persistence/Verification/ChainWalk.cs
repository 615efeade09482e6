using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Verification;

/// <summary>Follows one stream's chain and remembers only whether it held.</summary>
internal sealed class ChainWalk(byte[] utf8)
{
    private readonly byte[] _hash = RowHash.Genesis.ToArray();
    private long _sequenceNr;
    private bool _broken;

    internal string PersistenceId { get; } = Encoding.UTF8.GetString(utf8);

    internal void Take(JournalRows row)
    {
        if (_broken)
            return;
        _broken = !Follows(row);
        RowHash.Compute(utf8, row.SequenceNr, row.Manifest, row.Payload, _hash);
    }

    internal bool EndsAt(StreamHead? head) => !_broken && head is not null && head.SequenceNr == _sequenceNr && head.Hash.AsSpan().SequenceEqual(_hash);

    private bool Follows(JournalRows row)
    {
        if (row.SequenceNr != ++_sequenceNr || !ChainRow.HasOurMarks(row))
            return false;
        try
        {
            Span<byte> prev = stackalloc byte[RowHash.Size];
            var envelope = EventEnvelope.Read(row.Payload);
            return envelope.SequenceNr == _sequenceNr && envelope.TryReadPrev(prev) && prev.SequenceEqual(_hash);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
