using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Strategies;

namespace Kiwoom.Specs.Strategies;

public sealed class MomentumSpecs
{
    private static readonly Symbol _samsung = Symbol.Parse("005930");
    private static readonly DateTimeOffset _open = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
    private readonly FakeStrategyContext _context = new();
    private readonly MomentumStrategy _strategy = new(new MomentumParameters { LookbackMinutes = 3, EntryBasisPoints = 100, OrderAmount = 1_000_000 });

    [Fact]
    public void It_buys_at_the_ask_what_has_risen_enough()
    {
        Trades(70_000, 70_000, 70_000, 70_700);
        _context.Placed.ShouldBe([(_samsung, Side.Buy, 1_000_000 / 70_800, OrderType.Limit, 70_800)]);
    }

    [Fact]
    public void It_leaves_alone_what_has_risen_too_little()
    {
        Trades(70_000, 70_000, 70_000, 70_600);
        _context.Placed.ShouldBeEmpty();
    }

    [Fact]
    public void It_waits_until_it_has_seen_all_minutes()
    {
        Trades(70_000, 72_000);
        _context.Placed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(MarketPhase.Closed)]
    [InlineData(MarketPhase.ClosingAuction)]
    public void It_trades_only_in_continuous_trading(MarketPhase phase)
    {
        _context.Phase = phase;
        Trades(70_000, 70_000, 70_000, 72_000);
        _context.Placed.ShouldBeEmpty();
    }

    [Fact]
    public void It_sends_nothing_while_an_order_is_open()
    {
        _context.Open.Add(AnOrder(OrderStatus.PendingNew, _context.Now));
        Trades(70_000, 70_000, 70_000, 72_000);
        _context.Placed.ShouldBeEmpty();
        _context.Canceled.ShouldBeEmpty();
    }

    [Fact]
    public void It_cancels_a_buy_that_does_not_fill()
    {
        var stale = AnOrder(OrderStatus.New, _context.Now.AddSeconds(-60));
        _context.Open.Add(stale);
        Trades(70_000);
        _context.Canceled.ShouldBe([stale.ClientOrderId]);
    }

    [Theory]
    [InlineData(70_000, 70_840)] // take profit: 120 bp
    [InlineData(70_000, 69_580)] // stop loss: 60 bp
    public void It_sells_all_at_profit_or_loss(long cost, long price)
    {
        _context.Holdings[_samsung] = (10, cost * 10);
        Trades(price);
        _context.Placed.ShouldBe([(_samsung, Side.Sell, 10, OrderType.Market, null)]);
    }

    [Fact]
    public void A_night_is_no_momentum()
    {
        Trades(70_000, 70_000, 70_000);
        _strategy.OnMarketData(Trade(_open.AddDays(1), 75_000), _context);
        _context.Placed.ShouldBeEmpty();
    }

    [Fact]
    public void Parameters_out_of_bounds_and_unknown_ones_are_all_named()
    {
        StrategyCatalog.Create("momentum", new Dictionary<string, long> { ["lookback_minutes"] = 0, ["colour"] = 1 }, out var errors).ShouldBeNull();
        errors.Select(e => e.Field).ShouldBe(["lookback_minutes", "colour"], ignoreOrder: true);
    }

    [Fact]
    public void Every_parameter_of_every_strategy_can_be_set()
    {
        var parameters = new Dictionary<string, long> { ["lookback_minutes"] = 10, ["order_amount"] = 5_000_000 };
        StrategyCatalog.Create("momentum", parameters, out var errors).ShouldBeOfType<MomentumStrategy>();
        errors.ShouldBeEmpty();
    }

    private static TradeTick Trade(DateTimeOffset at, long price) => new(_samsung, at, price, 1, Side.Buy, 1, price, price, price, price + 100, price);

    private static OrderView AnOrder(OrderStatus status, DateTimeOffset placedAt) => new(
        ClientOrderId.Parse("m-1"), AccountNo.Parse("8012345611"), _samsung, Side.Buy, OrderType.Limit, TimeInForce.Day, TradingMode.Paper,
        10, 70_000, status, 0, 10, 0, 0, null, false, null, null, [], null, placedAt, placedAt);

    private void Trades(params long[] minutePrices)
    {
        for (var i = 0; i < minutePrices.Length; i++)
            _strategy.OnMarketData(Trade(_open.AddMinutes(i), minutePrices[i]), _context);
    }
}
