namespace Kiwoom.OnAkka.Orders;

/// <summary>How far a subscriber has come in an account's stream. Whatever pieces come, doubled, out of order or with some missing: it lets every report pass
/// once and in order.</summary>
/// <param name="last">The last number that he has; null where he begins wherever the gateway does.</param>
internal sealed class ReportCursor(long? last)
{
    /// <summary>The last number that he has; null before the beginning is known.</summary>
    internal long? Last { get; private set; } = last;

    /// <summary>The gateway begins here.</summary>
    internal void Begin(long from) => Last ??= from;

    /// <summary>The reports of a piece that are new; none where it is old; null where something before it is missing, or it is no piece.</summary>
    internal IReadOnlyList<ExecutionReport>? Take(DoorNews.Reports piece)
    {
        if (Last is not { } last || piece.After > last || !IsWhole(piece))
            return null;

        if (piece.UpTo <= last)
            return [];

        Last = piece.UpTo;
        return [.. piece.Items.Where(r => r.SequenceNr > last)];
    }

    private static bool IsWhole(DoorNews.Reports piece)
    {
        var before = piece.After;
        foreach (var report in piece.Items)
        {
            if (report.SequenceNr <= before)
                return false;

            before = report.SequenceNr;
        }

        return before <= piece.UpTo;
    }
}
