using System.Diagnostics;
using Kiwoom.Chaos.Faults;
using Kiwoom.Chaos.Nodes;
using Kiwoom.Chaos.Trading;

namespace Kiwoom.Chaos;

/// <summary>Carries a plan of faults out on a running system, round by round.</summary>
/// <param name="system">The system.</param>
/// <param name="ready">Waits until ready.</param>
/// <param name="traffic">What clients send.</param>
/// <param name="say">Progress.</param>
internal sealed class FaultRunner(TradingSystem system, ReadyWatch ready, OrderTraffic traffic, Action<string> say)
{
    private static readonly TimeSpan _answersBound = TimeSpan.FromSeconds(30);

    // Orders that are refused for so long are so for a reason, such as a market that is closed; that is a time for faults too.
    private static readonly TimeSpan _ordersPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _noticeBound = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan _settled = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(20);
    private const int RefusalsWanted = 3;
    private readonly LedgerGrowth _growth = new(system.LedgerDirectory);
    private readonly List<string> _findings = [];

    /// <summary>What went wrong, for people.</summary>
    internal IReadOnlyList<string> Findings => _findings;

    /// <summary>Cuts of the link.</summary>
    internal int Cuts { get; private set; }

    /// <summary>Stalls of the link.</summary>
    internal int Stalls { get; private set; }

    /// <summary>Delays of the link.</summary>
    internal int Delays { get; private set; }

    /// <summary>Disks that were filled.</summary>
    internal int DiskFills { get; private set; }

    /// <summary>Orders refused because a full disk left the journal unwritable.</summary>
    internal long RefusedOnFullDisk { get; private set; }

    /// <summary>Carries out a round. Throws <see cref="ChaosException"/> where the system does not recover.</summary>
    internal async Task Run(Round round, CancellationToken stop)
    {
        if (round.Disk is { } disk)
            await Fill(disk, stop).ConfigureAwait(false);

        await WaitForOrders(round.Orders, stop).ConfigureAwait(false);
        var ending = round.Link is { } fault ? Begin(fault, stop) : Task.CompletedTask;
        if (round.Moment == KillMoment.Sent)
        {
            await Task.WhenAny(traffic.NextSend, Task.Delay(1_000, stop)).ConfigureAwait(false);
            await Task.Delay(round.After, stop).ConfigureAwait(false);
        }
        else
        {
            _growth.Wait(round.After);
        }

        var links = system.Proxy.Accepted;
        await system.Kill(round.Victims).ConfigureAwait(false);
        if (round.Second is { } second)
        {
            await ready.Until(second.Stage, stop).ConfigureAwait(false);
            await Task.Delay(second.After, stop).ConfigureAwait(false);
            links = system.Proxy.Accepted;
            await system.Kill(second.Victims).ConfigureAwait(false);
        }

        await ending.ConfigureAwait(false);
        await ready.UntilRecovered($"a kill of {round.Victims}{(round.Second is null ? "" : $" and then {round.Second.Victims}")}", links, stop).ConfigureAwait(false);
    }

    private async Task WaitForOrders(int count, CancellationToken stop)
    {
        var (answers, wanted, since) = (traffic.Answers, traffic.Taken + count, Stopwatch.GetTimestamp());
        while (traffic.Taken < wanted)
        {
            if (traffic.Answers > answers && Stopwatch.GetElapsedTime(since) > _ordersPatience)
                return;
            if (Stopwatch.GetElapsedTime(since) > _answersBound)
                throw new ChaosException($"the gateway is ready, and no client got an answer within {_answersBound.TotalSeconds:0} s");

            await Task.Delay(_look, stop).ConfigureAwait(false);
        }
    }

    // Its end is waited for before the round's recovery is, so that no round begins under the fault of another.
    private async Task Begin(LinkFault fault, CancellationToken stop)
    {
        switch (fault.Kind)
        {
            case LinkFaultKind.Cut:
                Cuts++;
                system.Proxy.Cut();
                return;
            case LinkFaultKind.CutInside:
                Cuts++;
                system.Proxy.CutAfter(fault.Bytes);
                return;
            case LinkFaultKind.Stall:
                Stalls++;
                system.Proxy.Stall();
                break;
            default:
                Delays++;
                system.Proxy.Delay(fault.Late);
                break;
        }

        await Task.Delay(fault.For, stop).ConfigureAwait(false);
        system.Proxy.Flow();
    }

    private async Task Fill(DiskFill fill, CancellationToken stop)
    {
        DiskFills++;
        var fillsGateway = fill.Victims.HasFlag(Victims.Gateway);
        if (fillsGateway)
        {
            // A log that was long before is written over without taking space; after an orderly stop it begins anew.
            await system.Gateway.Restart(_grace).ConfigureAwait(false);
            await ready.UntilReady("an orderly restart of the gateway", stop).ConfigureAwait(false);
        }

        say($"the disk of {fill.Victims} is full");
        foreach (var disk in system.DisksOf(fill.Victims))
            disk.Fill();
        try
        {
            if (fillsGateway)
                await MustRefuse(stop).ConfigureAwait(false);
            var taken = traffic.Taken;
            await Task.Delay(fill.For, stop).ConfigureAwait(false);
            if (fillsGateway && traffic.Taken > taken)
                _findings.Add($"{traffic.Taken - taken} orders were taken although the gateway's disk was full");
            if (fill.KillMeanwhile)
            {
                await system.Kill(fill.Victims).ConfigureAwait(false);
                await Task.Delay(fill.For, stop).ConfigureAwait(false);
            }
        }
        finally
        {
            foreach (var disk in system.DisksOf(fill.Victims))
                disk.Free();
        }

        say($"the disk of {fill.Victims} has space again");
        await ready.UntilReady($"the disk of {fill.Victims} was full", stop).ConfigureAwait(false);
    }

    private async Task MustRefuse(CancellationToken stop)
    {
        var (before, since) = (traffic.JournalRefusals, Stopwatch.GetTimestamp());
        string? reason = null;
        while (traffic.JournalRefusals < before + RefusalsWanted || reason is null)
        {
            if (Stopwatch.GetElapsedTime(since) > _noticeBound)
            {
                _findings.Add($"the gateway's disk was full for {_noticeBound.TotalSeconds:0} s, {traffic.JournalRefusals - before} orders were refused for it, and /health/ready said: {reason ?? "nothing"}");
                return;
            }

            reason ??= await ready.ReasonOf("journal").ConfigureAwait(false);
            await Task.Delay(_look, stop).ConfigureAwait(false);
        }

        // Answers given before are told by now.
        await Task.Delay(_settled, stop).ConfigureAwait(false);
        RefusedOnFullDisk += traffic.JournalRefusals - before;
        if (!reason.Contains("the disk is full", StringComparison.Ordinal))
            _findings.Add($"the gateway's disk was full, and /health/ready said of the journal: {reason}");
    }
}
