using System.Diagnostics;
using Kiwoom.Actors.Security;
using Kiwoom.Chaos.Audit;
using Kiwoom.Chaos.Faults;
using Kiwoom.Chaos.Nodes;
using Kiwoom.Chaos.Trading;

namespace Kiwoom.Chaos;

/// <summary>A trading session under faults, from the start of the nodes to the verdict.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="say">Progress.</param>
internal sealed class ChaosRun(ChaosOptions options, Action<string> say)
{
    private static readonly string[] _symbols = ["005930", "000660", "035420", "005380", "069500"];
    private static readonly string[] _users = ["amber", "birch", "cedar"];
    private static readonly string[] _strategies = ["momentum-fast", "momentum-slow"];
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _progressEvery = TimeSpan.FromSeconds(10);

    /// <summary>Runs it all. The data stays where something is wrong.</summary>
    internal async Task<ChaosReport> Run(CancellationToken stop)
    {
        await using var system = await TradingSystem.Start(options, say, stop).ConfigureAwait(false);
        var report = new ChaosReport { Seed = options.Seed, Findings = ["it was interrupted"] };
        try
        {
            return report = await Trade(system, stop).ConfigureAwait(false);
        }
        finally
        {
            if (options.KeepsData || report.Findings.Count > 0)
                await system.Keep().ConfigureAwait(false);
        }
    }

    private async Task<ChaosReport> Trade(TradingSystem system, CancellationToken stop)
    {
        using var admin = new GatewayApi(system.Port, system.TokenOf("admin", PermissionLevel.Admin));
        var ready = new ReadyWatch(system, admin);
        var traffic = new OrderTraffic();
        var faults = new FaultRunner(system, ready, traffic, say);
        var settlement = new Settlement(system, admin, ready, say);
        var findings = new List<string>();
        try
        {
            await ready.UntilReady("the start", stop).ConfigureAwait(false);
            await StartStrategies(admin, stop).ConfigureAwait(false);
            await KillWhileTrading(system, faults, ready, traffic, stop).ConfigureAwait(false);
            say("no more faults; everything settles");
            await settlement.Run(_strategies, stop).ConfigureAwait(false);
        }
        catch (ChaosException fault)
        {
            findings.Add(fault.Message);
        }

        if (!await system.Stop().ConfigureAwait(false))
            findings.Add($"the nodes did not stop in order: gateway {system.Gateway.ExitCode}, bridge {system.Bridge.ExitCode}");
        if (system.Crashes > 0)
            findings.Add($"nodes ended by themselves {system.Crashes} times");
        findings.AddRange(faults.Findings);
        findings.AddRange(traffic.Contradictions);
        say("comparing the exchange's ledger, the journal, positions and cash");
        return new Verdict(system, traffic).Of(findings) with
        {
            Seed = options.Seed,
            Kills = system.Kills,
            LinkCuts = faults.Cuts,
            LinkStalls = faults.Stalls,
            LinkDelays = faults.Delays,
            DiskFills = faults.DiskFills,
            RefusedOnFullDisk = faults.RefusedOnFullDisk,
            Retries = traffic.Retries,
            OperatorDecisions = settlement.Decisions,
            RecoveryMsP50 = Percentile(ready.Recoveries, 0.5),
            RecoveryMsMax = Percentile(ready.Recoveries, 1),
        };
    }

    private async Task KillWhileTrading(TradingSystem system, FaultRunner faults, ReadyWatch ready, OrderTraffic traffic, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var apis = _users.Select(u => new GatewayApi(system.Port, system.TokenOf(u, PermissionLevel.PaperTrader))).ToList();
        var clients = _users.Select((u, i) => Task.Run(() => new OrderClient(u, unchecked((options.Seed * 31) + i), apis[i], _symbols, traffic).Run(over.Token, _patience), CancellationToken.None)).ToList();
        try
        {
            var (plan, told) = (new FaultPlan(options.Seed), Stopwatch.GetTimestamp());
            while (system.Kills < options.Kills)
            {
                await faults.Run(plan.Next(), stop).ConfigureAwait(false);
                if (Stopwatch.GetElapsedTime(told) < _progressEvery)
                    continue;

                told = Stopwatch.GetTimestamp();
                say($"{system.Kills} of {options.Kills} kills, {traffic.Taken} orders taken, recovery {Percentile(ready.Recoveries, 0.5)} ms (median), {faults.Cuts} cuts, {faults.Stalls} stalls, {faults.DiskFills} full disks");
            }
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            var decided = await Task.WhenAll(clients).ConfigureAwait(false);
            apis.ForEach(a => a.Dispose());
            if (decided.Contains(false) && !stop.IsCancellationRequested)
                traffic.Contradicts($"clients were not told what became of their orders within {_patience.TotalSeconds:0} s");
        }
    }

    private static async Task StartStrategies(GatewayApi admin, CancellationToken stop)
    {
        foreach (var (strategy, lookback) in _strategies.Zip([1, 3]))
        {
            var body = new
            {
                strategy_id = strategy,
                kind = "momentum",
                symbols = _symbols,
                parameters = new Dictionary<string, long> { ["lookback_minutes"] = lookback, ["entry_basis_points"] = 4, ["exit_basis_points"] = 4, ["pause_minutes"] = 1 },
                budget = 20_000_000,
            };
            while (await admin.Send(HttpMethod.Post, "/api/strategies", body).ConfigureAwait(false) is var reply && reply.Status is not (200 or 201))
            {
                if (reply.Status is >= 400 and < 500)
                    throw new ChaosException($"the strategy {strategy} was not started: {reply.Status} {reply.Body}");

                await Task.Delay(100, stop).ConfigureAwait(false);
            }
        }
    }

    private static long Percentile(IReadOnlyList<TimeSpan> times, double share) =>
        times.Count == 0 ? 0 : (long)times.Order().ElementAt((int)Math.Ceiling(share * (times.Count - 1))).TotalMilliseconds;
}
