using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.MarketData;

namespace Kiwoom.Gateway.Hosting;

/// <summary>What of a gateway needs no socket, file or thread: accounts, market data, bridges, and the traffic between them. The same in the
/// process and in the deterministic simulation.</summary>
public sealed class GatewayCore : IDisposable
{
    private const string AccountStream = "account-";
    private readonly IDisposable _watching;

    /// <summary>Puts it together; nothing is received before <see cref="IBridgeLinks.Start"/> with <see cref="Traffic"/>.</summary>
    /// <param name="engine">Hosts the actors.</param>
    /// <param name="links">Carries commands and reports.</param>
    /// <param name="settings">What the operator configured.</param>
    /// <param name="time">Clocks and calendar.</param>
    /// <param name="run">This run of the gateway; another for every start.</param>
    /// <param name="loggers">Logs.</param>
    /// <param name="journal">Whether the journal can be written, and whether it still is this process's.</param>
    /// <param name="accounts">How the engine treats the account actors; its defaults where left out.</param>
    /// <param name="around">Puts something around each account's behaviour; nothing where left out.</param>
    public GatewayCore(
        LocalEngine engine, IBridgeLinks links, GatewaySettings settings, MarketTime time, string run, ILoggerFactory loggers, IJournalStanding journal,
        ActorOptions? accounts = null, Func<AccountBehaviour, IEventSourcedBehaviour<AccountState>>? around = null)
    {
        Accounts = new AccountActors(engine, AccountFactory.Create(settings, time, Board, Bridges, BridgeTraffic.BridgePath, run), journal, accounts, around);
        Reconciled = new ReconciliationWatch(Bridges);
        _watching = engine.Subscribe(Reconciled.Take);
        Interest = new QuoteInterest(subscription =>
        {
            foreach (var (bridge, _, _) in Bridges.All)
                links.Subscribe(bridge, subscription);
        });
        Traffic = new BridgeTraffic(links, Bridges, Accounts, Board, Interest, settings.Mode, time.Clocks.Market, loggers.CreateLogger<BridgeTraffic>(), journal);
        engine.Route(BridgeTraffic.BridgePath, Traffic.Deliver);
    }

    /// <summary>The account actors.</summary>
    public AccountActors Accounts { get; }

    /// <summary>Market data.</summary>
    public MarketDataBoard Board { get; } = new();

    /// <summary>How the bridges stand.</summary>
    public BridgeDirectory Bridges { get; } = new();

    /// <summary>For which sessions the accounts were compared with Kiwoom's lists.</summary>
    public ReconciliationWatch Reconciled { get; }

    /// <summary>What market data is wanted.</summary>
    public QuoteInterest Interest { get; }

    /// <summary>What the links are to tell.</summary>
    public BridgeTraffic Traffic { get; }

    /// <summary>Starts the actors of all accounts that the journal knows.</summary>
    /// <param name="streams">The journal's streams.</param>
    public void Open(IEnumerable<string> streams)
    {
        foreach (var stream in streams)
        {
            if (stream.StartsWith(AccountStream, StringComparison.Ordinal) && AccountNo.TryParse(stream[AccountStream.Length..], out var account))
                Accounts.Ensure(account);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watching.Dispose();
}
