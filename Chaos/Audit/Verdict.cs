using System.Text.Json;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Chaos.Nodes;
using Kiwoom.Chaos.Trading;
using Kiwoom.Gateway.Replay;
using Kiwoom.Persistence.Verification;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Chaos.Audit;

/// <summary>Judges what is left when both nodes have stopped.</summary>
/// <param name="system">Where the data is.</param>
/// <param name="traffic">What clients were told.</param>
internal sealed class Verdict(TradingSystem system, OrderTraffic traffic)
{
    /// <summary>Compares everything.</summary>
    /// <param name="before">What is known to be wrong already.</param>
    internal ChaosReport Of(IEnumerable<string> before)
    {
        var findings = before.ToList();
        Verify("the gateway's journal", system.GatewayDirectory, findings);
        Verify("the bridge's journal", Path.Combine(system.BridgeDirectory, BridgeProcess.JournalFileName), findings);

        var ledger = BrokerTruth.Read(system.LedgerDirectory);
        var journal = JournalTruth.Read(system.GatewayDirectory);
        var comparison = new Comparison(ledger, journal, traffic.Promises);
        comparison.Run();
        findings.AddRange(comparison.Findings);

        var replayed = ReplayedAccounts.Of(system.GatewayDirectory, TimeProvider.System, account: null, until: null, verifyHashes: true);
        Stable(replayed, findings);
        long shares = 0, won = 0;
        foreach (var view in replayed.Views)
        {
            var account = ledger.AccountOf(view.Account);
            shares += Positions(view.Positions.ToDictionary(p => p.Symbol.Value, p => p.Quantity), account, findings);
            var difference = view.Balance.Cash - (account?.Cash ?? 0);
            won += Math.Abs(difference);
            if (difference != 0)
                findings.Add($"{view.Account}: the journal has {view.Balance.Cash:N0} won and the exchange {account?.Cash:N0}");
            if (view.OpenOrders.Count > 0)
                findings.Add($"{view.Account}: {view.OpenOrders.Count} orders are open in the journal");
            findings.AddRange(view.Risk.Differences.Select(d => $"{view.Account}: {d}"));
        }

        return new ChaosReport
        {
            Orders = journal.Placed.Count,
            Executions = journal.Executions,
            ExchangeFills = ledger.LastExecutionNo,
            Lost = comparison.Lost,
            Doubled = comparison.Doubled,
            AcknowledgedMissing = comparison.AcknowledgedMissing,
            PositionDifference = shares,
            CashDifference = won,
            Findings = findings,
        };
    }

    private static void Verify(string what, string where, List<string> findings)
    {
        var report = JournalVerifier.Verify(where);
        if (report.Outcome != VerifyOutcome.Intact)
            findings.Add($"{what} is not intact ({report.Outcome}): {string.Join("; ", report.Findings.Take(5))}");
    }

    private static long Positions(Dictionary<string, long> here, BrokerAccount? account, List<string> findings)
    {
        var there = account?.Positions.ToDictionary(p => p.Symbol.Value, p => p.Quantity) ?? [];
        long differences = 0;
        foreach (var symbol in here.Keys.Union(there.Keys).Order(StringComparer.Ordinal))
        {
            var (held, really) = (here.GetValueOrDefault(symbol), there.GetValueOrDefault(symbol));
            if (held == really)
                continue;

            differences += Math.Abs(held - really);
            findings.Add($"{symbol}: the journal has {held} shares and the exchange {really}");
        }

        return differences;
    }

    // The running gateway's last words, and another fold of the same journal, must come to the same state.
    private void Stable(ReplayedAccounts replayed, List<string> findings)
    {
        var again = ReplayedAccounts.Of(system.GatewayDirectory, TimeProvider.System, account: null, until: null, verifyHashes: false).Summary.StateHash;
        if (again != replayed.Summary.StateHash)
            findings.Add($"two folds of the journal differ: {replayed.Summary.StateHash} and {again}");
        if (system.Gateway.LastWords is not { } words)
            findings.Add("the gateway left no closing summary");
        else if (JsonDocument.Parse(words).RootElement.GetProperty("state_hash").GetString() is var running && running != again)
            findings.Add($"the running gateway's state was {running}, its journal's is {again}");
    }
}
