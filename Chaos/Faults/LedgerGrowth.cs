using System.Diagnostics;

namespace Kiwoom.Chaos.Faults;

/// <summary>Sees at once that the exchange's ledger grew, so that a kill can hit the moment before the bridge has it on disk.</summary>
/// <param name="ledgerDirectory">Where the ledger is.</param>
internal sealed class LedgerGrowth(string ledgerDirectory)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(700);
    private readonly DirectoryInfo _directory = new(ledgerDirectory);

    /// <summary>Waits until the ledger has grown and then a little longer, without giving the processor away; gives up after a while.</summary>
    internal void Wait(TimeSpan after)
    {
        var (length, since) = (Length(), Stopwatch.GetTimestamp());
        while (Length() == length && Stopwatch.GetElapsedTime(since) < _patience)
            Thread.Yield();

        var grown = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(grown) < after)
            Thread.Yield();
    }

    private long Length() => _directory.EnumerateFiles().Sum(f => f.Length);
}
