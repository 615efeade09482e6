using System.Text;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Verification;

/// <summary>What matters of one row to the chain.</summary>
/// <param name="Ordering">Its place in the database.</param>
/// <param name="Slot">Its place in the stream, by its column.</param>
/// <param name="Number">Its place in the stream, by its envelope; the column's where the envelope does not read.</param>
/// <param name="Prev">The predecessor's hash as the envelope has it, in hexadecimal; null where it does not read.</param>
/// <param name="Hash">Its own hash at the envelope's place, in hexadecimal.</param>
/// <param name="IsMarked">Whether its bookkeeping columns are as the writer leaves them.</param>
internal sealed record ChainRow(long Ordering, long Slot, long Number, string? Prev, string Hash, bool IsMarked)
{
    /// <summary>All rows of a stream by slot. Reads the table itself in case the unique index was dropped or damaged.</summary>
    internal static List<ChainRow> Load(JournalView view, string persistenceId)
    {
        var utf8 = Encoding.UTF8.GetBytes(persistenceId);
        var rows = new List<ChainRow>();
        using var all = view.All();
        while (all.Read())
        {
            if (all.PersistenceId.SequenceEqual(utf8))
                rows.Add(From(all));
        }

        return [.. rows.OrderBy(row => row.Slot).ThenBy(row => row.Ordering)];
    }

    /// <summary>Whether the columns that no hash covers are as the writer leaves them.</summary>
    internal static bool HasOurMarks(JournalRows row) => !row.IsDeleted && !row.HasTags && row.SerializerId == EventEnvelope.SerializerId;

    private static ChainRow From(JournalRows row)
    {
        var number = row.SequenceNr;
        string? prev = null;
        try
        {
            var envelope = EventEnvelope.Read(row.Payload);
            number = envelope.SequenceNr;
            prev = Encoding.ASCII.GetString(envelope.Prev);
        }
        catch (FormatException)
        {
            // A row that does not read keeps its column's number and attests nobody: the diagnosis calls it changed.
            prev = null;
        }

        Span<byte> hash = stackalloc byte[RowHash.Size];
        RowHash.Compute(row.PersistenceId, number, row.Manifest, row.Payload, hash);
        return new ChainRow(row.Ordering, row.SequenceNr, number, prev, Convert.ToHexStringLower(hash), HasOurMarks(row));
    }
}
