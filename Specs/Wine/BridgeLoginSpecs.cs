using Kiwoom.Actors.Broker;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine;

/// <summary>The real bridge under Wine: login, servers, accounts, prices.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class BridgeLoginSpecs
{
    private const int SetRealReg = 51;
    private const int SilenceInSeconds = 300;

    [Fact]
    public async Task A_login_tells_server_and_accounts_and_prices_reach_the_gateway()
    {
        await using var market = new ServedMarket(null, TradingMode.Paper, 1, ServedMarket.Account, "8112345711", "8112345772");
        await using var bridge = await WineBridge.LoggedIn(market);
        bridge.Gateway.Session!.Server.ShouldBe(TradingMode.Paper);
        bridge.Gateway.Session.Accounts.Select(a => a.Value).ShouldBe([ServedMarket.Account, "8112345711"], "72 is no account for stocks");
        bridge.Gateway.Session.Text.ShouldBeNull();
        await bridge.Is(() => bridge.Gateway.Reports.OfType<BrokerSnapshot>().Select(s => s.Account).Distinct().Count() == 2, "not every account was read");
        bridge.Gateway.Reports.OfType<BrokerSnapshot>().ShouldAllBe(s => s.Complete && s.Cash == 100_000_000);
        await bridge.Is(() => bridge.Gateway.MarketData.OfType<InstrumentListed>().Any(i => i.Instrument.UpperLimit == 91_000), "no instrument came");
        bridge.Gateway.MarketData.OfType<InstrumentListed>().Last().Instrument.Name.ShouldBe("삼성전자");

        bridge.Subscribe(ScriptedVenue.Samsung);
        await bridge.Is(() => market.Server.CallsOf(SetRealReg) > 0, "nothing was registered");
        await market.Trade(70_300, 3);
        await market.Book(market.Venue.Quote.Book);
        await bridge.Is(() => bridge.Gateway.MarketData.OfType<BookTick>().Any(), "no book came");
        bridge.Gateway.MarketData.OfType<TradeTick>().Select(t => (t.Symbol, t.Price, t.Quantity)).ShouldBe([(ScriptedVenue.Samsung, 70_300, 3)]);
        var book = bridge.Gateway.MarketData.OfType<BookTick>().Last();
        (book.Asks[0], book.Bids[0]).ShouldBe((new BookLevel(70_500, 10), new BookLevel(70_400, 30)));
    }

    [Fact]
    public async Task On_the_real_server_a_bridge_for_paper_refuses_every_order_and_SendOrder_is_not_called()
    {
        await using var market = new ServedMarket(mode: TradingMode.Real);
        await using var bridge = await WineBridge.Started(market);
        await bridge.Is(() => bridge.Gateway.Session is { Server: TradingMode.Real }, "the server is not told");
        bridge.Gateway.Session!.LoggedIn.ShouldBeFalse();
        bridge.Gateway.Session.Text.ShouldBe(
            "Logged in to the real (실전투자) server, but this bridge is configured for paper (모의투자). Every order is refused.");
        bridge.Send(bridge.Buy("c1"));
        bridge.Send(bridge.Buy("c2", mode: TradingMode.Real));
        await bridge.Is(() => bridge.Gateway.Reports.OfType<CommandRefused>().Count() == 2, "the orders are not refused");
        bridge.Gateway.Reports.OfType<CommandRefused>().ShouldAllBe(r => r.Reason == RefusalReason.WrongServer && r.Text.Contains("real (실전투자)"));
        bridge.SendOrders.ShouldBe(0);
    }

    [Fact]
    public async Task Prices_that_fall_silent_while_the_control_says_it_is_connected_are_told_and_registered_again()
    {
        await using var market = new ServedMarket(speed: 60);
        await using var bridge = await WineBridge.LoggedIn(market);
        bridge.Subscribe(ScriptedVenue.Samsung);
        await bridge.Is(() => market.Server.CallsOf(SetRealReg) > 0, "nothing was registered");
        await market.Trade(70_300, 3);
        await bridge.Is(() => bridge.Gateway.MarketData.OfType<TradeTick>().Any(), "no price came");
        var registrations = market.Server.CallsOf(SetRealReg);

        await market.Server.Silence(true);
        await market.Trade(70_400, 3);
        await bridge.Is(() => bridge.Gateway.Session?.Text?.StartsWith("No real-time price for", StringComparison.Ordinal) == true, "the silence is not told");
        bridge.Gateway.Session!.LoggedIn.ShouldBeTrue();
        await bridge.Is(() => market.Server.CallsOf(SetRealReg) > registrations, "nothing was registered again");
        (market.Clock.GetUtcNow() - market.Anchor.Market).TotalSeconds.ShouldBeGreaterThan(SilenceInSeconds, "on the market's clock");

        await market.Server.Silence(false);
        await market.Trade(70_500, 3);
        await bridge.Is(() => bridge.Gateway.Session is { Text: null }, "the silence is over and still told");
        bridge.Gateway.MarketData.OfType<TradeTick>().Select(t => t.Price).ShouldBe([70_300, 70_500]);
    }
}
