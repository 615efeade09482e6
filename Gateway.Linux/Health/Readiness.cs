using System.Globalization;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.MarketData;

namespace Kiwoom.Gateway.Health;

/// <summary>Looks at everything that trading needs.</summary>
/// <param name="engine">Knows which actors are being rebuilt.</param>
/// <param name="journal">Knows whether it can be written.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="directory">The bridges.</param>
/// <param name="links">The links.</param>
/// <param name="board">Market data.</param>
/// <param name="reconciled">Whether an account was compared with Kiwoom's lists in the present session.</param>
/// <param name="settings">What the operator configured.</param>
/// <param name="time">Clocks and calendar.</param>
public sealed class Readiness(
    IActorHealthSource engine,
    IJournalStanding journal,
    IAccounts accounts,
    BridgeDirectory directory,
    IBridgeLinks links,
    MarketDataBoard board,
    ReconciliationWatch reconciled,
    GatewaySettings settings,
    MarketTime time) : IReadiness
{
    /// <inheritdoc/>
    public IReadOnlyList<ReadinessPart> Parts() => [Journal(), Link(), Login(), Server(), Reconciliation(), Clock(), Instruments(), MarketData()];

    private static ReadinessPart Part(string name, string? why) => new(name, why is null, why);

    private ReadinessPart Journal()
    {
        if (journal.Replaced.IsCancellationRequested)
            return Part("journal", $"another gateway has taken the journal over, and this one sends and writes nothing more: stop it. {journal.Trouble?.Text}");
        if (journal.Trouble is { } trouble)
            return Part("journal", trouble.Text);

        var troubled = engine.Health().Where(a => a.Status is ActorStatus.BackingOff or ActorStatus.Settling or ActorStatus.Recovering).ToList();
        return Part("journal", troubled.Count == 0 ? null : string.Join("; ", troubled.Select(a => $"{a.Path}: {a.Reason}")));
    }

    private ReadinessPart Link()
    {
        if (directory.All.Any(b => b.Connected))
            return Part("link", null);

        var broken = links.Status.Where(s => s.LastFault is not null).Select(s => $"the link to {s.Bridge} ended: {s.LastFault}").ToList();
        return Part("link", broken.Count > 0 ? string.Join("; ", broken) : "no bridge is linked; start one, or enrol it with './kiwoom bridge enroll'");
    }

    private ReadinessPart Login()
    {
        var sessions = directory.All.Where(b => b.Connected).ToList();
        return Part("login", sessions.Any(s => s.Session is { LoggedIn: true })
            ? null
            : sessions.Select(s => s.Session?.Text).FirstOrDefault(t => t is not null) ?? "no bridge is logged in to Kiwoom");
    }

    private ReadinessPart Server()
    {
        var wrong = directory.All.Where(b => b is { Connected: true, Session: { LoggedIn: true, Server: { } server } } && server != settings.Mode).ToList();
        return Part("server", wrong.Count == 0
            ? null
            : string.Join("; ", wrong.Select(b =>
                $"{b.Bridge} is logged in to Kiwoom's {JsonFields.SnakeCase(b.Session!.Server!.Value)} server, and this gateway is configured for {JsonFields.SnakeCase(settings.Mode)}")));
    }

    private ReadinessPart Reconciliation()
    {
        var open = accounts.Known.Where(a => !reconciled.IsReconciled(a)).ToList();
        return Part("reconciliation", accounts.Known.Count == 0 ? "no account is known yet" : open.Count == 0 ? null : $"not compared with Kiwoom's lists yet: {string.Join(", ", open)}");
    }

    private ReadinessPart Clock()
    {
        var skewed = links.Status.Where(s => s.Connected && s.ClockAlarm).ToList();
        return Part("clock", skewed.Count == 0
            ? null
            : string.Join("; ", skewed.Select(s => string.Create(CultureInfo.InvariantCulture, $"the clock of {s.Bridge} differs from this machine's by {s.ClockOffset?.TotalSeconds:+0.0;-0.0} seconds: set both by NTP"))));
    }

    private ReadinessPart Instruments() => Part("instruments", board.Instruments.Count > 0 ? null : "the bridge has not told what is listed yet");

    private ReadinessPart MarketData()
    {
        var now = time.Clocks.Market.GetUtcNow();
        if (time.Schedule.PhaseAt(now) != MarketPhase.Continuous)
            return Part("market_data", null);
        if (board.LastEventAt is not { } last)
            return Part("market_data", "none has come yet");

        var stale = now - last > TimeSpan.FromSeconds(AccountFactory.LimitsOf(settings, time).MarketDataStaleAfterSeconds);
        return Part("market_data", stale ? string.Create(CultureInfo.InvariantCulture, $"none has come for {(now - last).TotalSeconds:0} seconds") : null);
    }
}
