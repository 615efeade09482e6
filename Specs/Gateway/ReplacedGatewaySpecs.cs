using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Broker;
using Kiwoom.Gateway.Link;
using Kiwoom.Gateway.MarketData;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Gateway;

/// <summary>What a gateway still has in mind when another has taken its journal over does not reach the bridge, even while the link stands.</summary>
public sealed class ReplacedGatewaySpecs
{
    private static readonly BridgeId _bridge = BridgeId.Parse("desk-1");
    private static readonly SubmitCancel _command = new(
        CommandId.Parse("c-1"), GatewayRig.Account, ClientOrderId.Parse("a"), BrokerOrderNo.Parse("0000001"), GatewayRig.Samsung, Side.Buy, 1);

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Commands_and_acknowledgements_go_to_the_bridge_until_the_gateway_is_replaced(bool isReplaced, int expected)
    {
        var (links, directory, board) = (new CountingLinks(), new BridgeDirectory(), new MarketDataBoard());
        await using var engine = new EmbeddedEngine(new InMemoryJournal(), TimeProvider.System);
        using var standing = new Standing();
        var traffic = new BridgeTraffic(
            links, directory, new AccountActors(engine, _ => throw new InvalidOperationException("no account is wanted")), board, new QuoteInterest(_ => { }), TradingMode.Paper, TimeProvider.System,
            NullLogger.Instance, standing);
        traffic.Connected(_bridge, "1.0");
        directory.Update(new BrokerSession(_bridge, true, TradingMode.Paper, [GatewayRig.Account], 1, null));
        if (isReplaced)
            await standing.Replace();
        traffic.Deliver(BridgeTraffic.BridgePath, _command, null);
        traffic.Deliver(BridgeTraffic.BridgePath, new ReportAcknowledged(GatewayRig.Account, _bridge, "outbox-1", 1), null);

        (links.Sent, links.Acknowledged).ShouldBe((expected, expected));
    }

    private sealed class Standing : IJournalStanding, IDisposable
    {
        private readonly CancellationTokenSource _replaced = new();

        public JournalTrouble? Trouble => null;

        public CancellationToken Replaced => _replaced.Token;

        public Task Replace() => _replaced.CancelAsync();

        public void Dispose() => _replaced.Dispose();
    }

    private sealed class CountingLinks : IBridgeLinks
    {
        public int Sent { get; private set; }

        public int Acknowledged { get; private set; }

        public IReadOnlyCollection<BridgeLinkStatus> Status => [];

        public void Start(IBridgeLinkListener listener)
        {
        }

        public CommandSending Send(BridgeId bridge, IBrokerCommand command)
        {
            Sent++;
            return CommandSending.Sent;
        }

        public void Subscribe(BridgeId bridge, QuoteSubscription subscription)
        {
        }

        public void ReportDurable(BridgeId bridge, string outbox, long sequence) => Acknowledged++;
    }
}
