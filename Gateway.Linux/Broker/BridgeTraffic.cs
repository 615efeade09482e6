using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.Telemetry;

namespace Kiwoom.Gateway.Broker;

/// <summary>Joins the links to the actors: what bridges say goes to accounts and to the market data board, what accounts tell
/// <see cref="BridgePath"/> goes to the bridge that serves them.</summary>
/// <param name="links">The links.</param>
/// <param name="directory">Which bridge serves which account.</param>
/// <param name="accounts">The account actors.</param>
/// <param name="board">The market data board.</param>
/// <param name="interest">What market data is wanted.</param>
/// <param name="mode">The configured server: only a question is ever sent to the other one.</param>
/// <param name="market">The market's clock.</param>
/// <param name="logger">Hears of links and of what could not be sent.</param>
/// <param name="journal">Whether this process still is the journal's writer; null where no other can be.</param>
public sealed class BridgeTraffic(
    IBridgeLinks links,
    BridgeDirectory directory,
    AccountActors accounts,
    MarketDataBoard board,
    QuoteInterest interest,
    TradingMode mode,
    TimeProvider market,
    ILogger logger,
    IJournalStanding? journal = null) : IBridgeLinkListener
{
    /// <summary>Where accounts send what is meant for their bridge.</summary>
    public static ActorPath BridgePath { get; } = new("/bridge");

    private static readonly Cause _linkCause = new(CommandId.Parse("link"));

    /// <inheritdoc/>
    public void Connected(BridgeId bridge, string nodeVersion)
    {
        logger.LogInformation("Bridge {Bridge} ({Version}) is linked.", bridge, nodeVersion);
        directory.Connected(bridge, () => SkewOf(bridge));
        links.Subscribe(bridge, interest.Current);
    }

    /// <inheritdoc/>
    public void Disconnected(BridgeId bridge, string reason)
    {
        logger.LogWarning("The link to bridge {Bridge} is gone: {Reason}", bridge, reason);
        directory.Disconnected(bridge);
    }

    /// <inheritdoc/>
    public void SessionReceived(BrokerSession session)
    {
        var isNew = directory.Update(session);
        logger.LogInformation("Bridge {Bridge}: {State} {Text}", session.Bridge, session.LoggedIn ? $"logged in ({session.Server})" : "not logged in", session.Text);
        if (!isNew)
            return;

        foreach (var account in session.Accounts)
            accounts.Tell(account, new BrokerEpochStarted(_linkCause, directory.EpochOf(account)));
    }

    /// <inheritdoc/>
    public void ReportReceived(SequencedReport report) => accounts.Tell(report.Report.Account, ReportArrived.Of(report));

    /// <inheritdoc/>
    public void MarketDataReceived(BridgeId bridge, IMarketDataMessage message)
    {
        GatewayMeter.MarketData();
        if (message is InstrumentListed listed)
            interest.Listed(listed.Instrument.Symbol);

        board.Apply(message, market.GetUtcNow());
    }

    /// <inheritdoc/>
    public void ReportsMissing(BridgeId bridge, string outbox, long from, long to)
    {
        logger.LogError("Reports {From} to {To} of bridge {Bridge} are lost with its outbox; Kiwoom's lists are read instead.", from, to, bridge);
        foreach (var account in directory.All.Where(b => b.Bridge == bridge).SelectMany(b => b.Session?.Accounts ?? []))
            accounts.Tell(account, new Reconcile(_linkCause));
    }

    /// <summary>Takes what an actor tells <see cref="BridgePath"/>. A command that cannot be sent is dropped: the account issues it again when
    /// the next session begins, under the same id.</summary>
    public void Deliver(ActorPath path, object message, IActorRef? sender)
    {
        switch (message)
        {
            case var _ when journal?.Replaced.IsCancellationRequested == true:
                // Another gateway decides now. What this one still has in mind, repetitions of what it once sent included, is that one's to send.
                break;
            case IBrokerCommand command when command is not RequestSnapshot && directory.ServerOf(command.Account) is { } server && server != mode:
                logger.LogCritical("Command {Command} for {Account} was not sent: {Configured} is configured, and the bridge is logged in to {Server}.", command.Id, command.Account, mode, server);
                break;
            case IBrokerCommand command when directory.ServingBridge(command.Account) is { } bridge:
                if (links.Send(bridge, command) is var sending and not (CommandSending.Sent or CommandSending.Waiting))
                    logger.LogError("Command {Command} for {Account} was not taken by the link: {Sending}", command.Id, command.Account, sending);
                break;
            case IBrokerCommand command:
                logger.LogWarning("No bridge serves {Account}: command {Command} waits for its account's next session.", command.Account, command.Id);
                break;
            case ReportAcknowledged durable:
                links.ReportDurable(durable.Bridge, durable.Outbox, durable.Sequence);
                break;
        }
    }

    private TimeSpan? SkewOf(BridgeId bridge) =>
        links.Status.FirstOrDefault(s => s.Bridge == bridge) is { Connected: true, ClockAlarm: true, ClockOffset: { } offset } ? offset : null;
}
