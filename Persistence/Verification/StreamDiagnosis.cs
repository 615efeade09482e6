using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Verification;

/// <summary>Tells what was done to a stream whose chain does not hold.</summary>
/// <remarks>
/// <para>The head names the last row by its hash, and each genuine row names the one before it; so the walk goes backwards, from
/// what is attested to what it attests. A place whose attested row is not found was changed, if another row claims it, or removed.
/// Below it nobody attests, so the row that claims the next place is believed and the walk goes on from its word. Rows that
/// nobody needed were inserted; genuine rows that stand elsewhere than removals and insertions explain were reordered.</para>
/// </remarks>
internal sealed class StreamDiagnosis
{
    private readonly string _persistenceId;
    private readonly List<ChainRow> _rows;
    private readonly ILookup<long, ChainRow> _byNumber;
    private readonly ILookup<long, ChainRow> _bySlot;
    private readonly SortedDictionary<long, ChainRow> _genuine = [];
    private readonly HashSet<ChainRow> _used = new(ReferenceEqualityComparer.Instance);
    private readonly List<VerifyFinding> _findings = [];
    private readonly List<(long First, long Last)> _removed = [];

    private StreamDiagnosis(string persistenceId, List<ChainRow> rows)
    {
        _persistenceId = persistenceId;
        _rows = rows;
        _byNumber = rows.ToLookup(row => row.Number);
        _bySlot = rows.ToLookup(row => row.Slot);
    }

    internal static IReadOnlyList<VerifyFinding> Of(string persistenceId, StreamHead? head, List<ChainRow> rows)
    {
        var diagnosis = new StreamDiagnosis(persistenceId, rows);
        if (head is null)
            return [diagnosis.Finding(VerifyOutcome.HeadChanged, 1, rows.Count > 0 ? rows[0] : null, "the stream has rows but no head: the head was removed, or the whole stream inserted")];
        if (diagnosis.HoldsWithoutHead() && diagnosis.CheckHead(head))
            return diagnosis._findings;
        diagnosis.Attest(head);
        diagnosis.FindInserted(head);
        diagnosis.FindReordered();
        diagnosis.FindMarked();
        return [.. diagnosis._findings.OrderBy(finding => finding.SequenceNr)];
    }

    /// <summary>Whether the rows are a whole chain among themselves.</summary>
    private bool HoldsWithoutHead()
    {
        var prev = new string('0', 64);
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            if (row.Slot != i + 1 || row.Number != row.Slot || row.Prev != prev || !row.IsMarked || (i > 0 && row.Ordering < _rows[i - 1].Ordering))
                return false;
            prev = row.Hash;
        }

        return true;
    }

    /// <summary>A whole chain whose head points below its end, at no row of it: then the head was changed. At the end itself, a changed
    /// last row is the likelier reading, and above it a removed tail.</summary>
    private bool CheckHead(StreamHead head)
    {
        if (head.SequenceNr >= _rows.Count || (head.SequenceNr >= 1 && _rows[(int)head.SequenceNr - 1].Hash == Hex(head.Hash)))
            return false;
        _findings.Add(Finding(VerifyOutcome.HeadChanged, head.SequenceNr, null, $"the head says #{head.SequenceNr}, but the rows are a whole chain up to #{_rows.Count}"));
        return true;
    }

    private void Attest(StreamHead head)
    {
        string? attested = Hex(head.Hash);
        var above = Math.Min(head.SequenceNr, long.MaxValue - 1) + 1;
        foreach (var number in Places(head))
        {
            // Places that no row claims or fills: one finding, however many (a changed head can claim any number).
            if (number < above - 1)
            {
                Remove(number + 1, above - 1);
                attested = null;
            }

            above = number;
            if (number == 0)
                break;
            var claimants = _byNumber[number].Where(row => !_used.Contains(row)).ToList();
            var row = attested is null
                ? claimants.Find(claimant => claimant.Slot == number) ?? claimants.Find(_ => true)
                : claimants.Find(claimant => claimant.Hash == attested && claimant.Slot == number) ?? claimants.Find(claimant => claimant.Hash == attested);
            if (row is not null)
            {
                _used.Add(row);
                _genuine.Add(number, row);
                attested = row.Prev;
                continue;
            }

            var changed = claimants.Find(claimant => claimant.Slot == number) ?? _bySlot[number].FirstOrDefault(occupant => !_used.Contains(occupant) && !IsAttested(occupant)) ?? claimants.Find(_ => true);
            if (changed is null)
            {
                Remove(number, number);
                attested = null;
                continue;
            }

            _used.Add(changed);
            var by = number == head.SequenceNr ? "the stream's head names another hash (or the head was changed)" : "its successor names another hash";
            _findings.Add(Finding(VerifyOutcome.Changed, number, changed, changed.Prev is null ? "the payload does not read" : by));

            // Its word on its predecessor counts only if such a row is there.
            attested = changed.Prev is { } prev && _byNumber[number - 1].Any(row => row.Hash == prev) ? prev : null;
        }
    }

    /// <summary>Every number up to the head's that a row claims or fills, falling, and 0 for the end.</summary>
    private IEnumerable<long> Places(StreamHead head) =>
        _rows.SelectMany(row => new[] { row.Number, row.Slot }).Where(number => number >= 1 && number <= head.SequenceNr).Distinct().OrderDescending().Append(0).ToList();

    private void Remove(long first, long last)
    {
        _removed.Add((first, last));
        _findings.Add(Finding(VerifyOutcome.Removed, first, null, first == last ? "the row is missing" : $"the rows up to #{last} are missing"));
    }

    private void FindInserted(StreamHead head)
    {
        foreach (var row in _rows.Where(row => !_used.Contains(row)))
            _findings.Add(Finding(VerifyOutcome.Inserted, row.Slot, row, row.Slot > head.SequenceNr ? $"the stream ends at #{head.SequenceNr}" : "no row of the chain knows it"));
    }

    private void FindReordered()
    {
        var inserted = _findings.Where(finding => finding.Outcome == VerifyOutcome.Inserted).Select(finding => finding.SequenceNr).ToList();
        foreach (var (number, row) in _genuine)
        {
            var shift = row.Slot - number;
            var explained = shift == inserted.Count(at => at <= row.Slot) - _removed.Where(gap => gap.Last < number).Sum(gap => gap.Last - gap.First + 1);
            if (shift != 0 && !explained)
                _findings.Add(Finding(VerifyOutcome.Reordered, number, row, $"the row of #{number} stands at #{row.Slot}"));
        }

        var inOrder = LongestIncreasingRun([.. _genuine.Values]);
        foreach (var (number, row) in _genuine)
        {
            if (!inOrder.Contains(row) && row.Slot == number)
                _findings.Add(Finding(VerifyOutcome.Reordered, number, row, "its ordering is not between its neighbours'"));
        }
    }

    private void FindMarked()
    {
        foreach (var (number, row) in _genuine)
        {
            if (!row.IsMarked)
                _findings.Add(Finding(VerifyOutcome.Changed, number, row, "is_deleted, tags or serializer_id is not as the writer left it"));
        }
    }

    private bool IsAttested(ChainRow row) => _byNumber[row.Number + 1].Any(successor => successor.Prev == row.Hash);

    private VerifyFinding Finding(VerifyOutcome outcome, long number, ChainRow? row, string description) => new(outcome, _persistenceId, number, row?.Ordering, description);

    /// <summary>The largest set of rows whose orderings already rise: the others are the ones that were moved.</summary>
    private static HashSet<ChainRow> LongestIncreasingRun(List<ChainRow> rows)
    {
        var tails = new List<int>();
        var before = new int[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = rows[tails[middle]].Ordering < rows[i].Ordering ? (middle + 1, high) : (low, middle);
            }

            before[i] = low > 0 ? tails[low - 1] : -1;
            if (low == tails.Count)
                tails.Add(i);
            else
                tails[low] = i;
        }

        var run = new HashSet<ChainRow>(ReferenceEqualityComparer.Instance);
        for (var i = tails.Count > 0 ? tails[^1] : -1; i >= 0; i = before[i])
            run.Add(rows[i]);
        return run;
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
