using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.MarketData;

namespace Kiwoom.Gateway.Health;

/// <summary>Looks at everything that trading needs.</summary>
/// <param name="engine">Knows which actors are being rebuilt.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="directory">The bridges.</param>
/// <param name="links">The links.</param>
/// <param name="board">Market data.</param>
/// <param name="reconciled">Whether an account was compared with Kiwoom's lists in the present session.</param>
public sealed class Readiness(
    IActorHealthSource engine, IAccounts accounts, BridgeDirectory directory, IBridgeLinks links, MarketDataBoard board, ReconciliationWatch reconciled) : IReadiness
{
    /// <inheritdoc/>
    public IReadOnlyList<ReadinessPart> Parts() => [Journal(), Link(), Login(), Reconciliation(), Clock(), Market()];

    private ReadinessPart Journal()
    {
        var troubled = engine.Health().Where(a => a.Status is ActorStatus.BackingOff or ActorStatus.Settling or ActorStatus.Recovering).ToList();
        return troubled.Count == 0
            ? new ReadinessPart("journal", true)
            : new ReadinessPart("journal", false, string.Join("; ", troubled.Select(a => $"{a.Path}: {a.Reason}")));
    }

    private ReadinessPart Link() => directory.All.Any(b => b.Connected)
        ? new ReadinessPart("link", true)
        : new ReadinessPart("link", false, "no bridge is linked; start one, or enrol it with './kiwoom bridge enroll'");

    private ReadinessPart Login()
    {
        var sessions = directory.All.Where(b => b.Connected).ToList();
        return sessions.Any(s => s.Session is { LoggedIn: true })
            ? new ReadinessPart("login", true)
            : new ReadinessPart("login", false, sessions.Select(s => s.Session?.Text).FirstOrDefault(t => t is not null) ?? "no bridge is logged in to Kiwoom");
    }

    private ReadinessPart Reconciliation()
    {
        var open = accounts.Known.Where(a => !reconciled.IsReconciled(a)).ToList();
        return accounts.Known.Count > 0 && open.Count == 0
            ? new ReadinessPart("reconciliation", true)
            : new ReadinessPart("reconciliation", false, open.Count == 0 ? "no account is known yet" : $"not compared with Kiwoom's lists yet: {string.Join(", ", open)}");
    }

    private ReadinessPart Clock()
    {
        var skewed = links.Status.Where(s => s.Connected && s.ClockAlarm).ToList();
        return skewed.Count == 0
            ? new ReadinessPart("clock", true)
            : new ReadinessPart("clock", false, string.Join("; ", skewed.Select(s => $"the clock of {s.Bridge} differs by {s.ClockOffset}")));
    }

    private ReadinessPart Market() => board.Instruments.Count > 0
        ? new ReadinessPart("instruments", true)
        : new ReadinessPart("instruments", false, "the bridge has not told what is listed yet");
}
