using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.Exchange;
using Kiwoom.Simulator.Prices;
using OrderRefused = Kiwoom.Simulator.Exchange.OrderRefused;

namespace Kiwoom.Specs.Exchange;

/// <summary>An exchange with one or more issues on a fixed day, and short ways to talk to it.</summary>
public sealed class ExchangeRig
{
    public static readonly TradingDay Day = TradingDay.Parse("20261126");
    public static readonly TradingDay DayBefore = TradingDay.Parse("20261125");
    public static readonly Symbol Samsung = Symbol.Parse("005930");

    private long _nextId;

    public ExchangeRig(ExchangeOptions options, IDailyPrices prices, params Instrument[] listed)
    {
        listed = listed.Length > 0 ? listed : [DefaultListing.Issues[0].Instrument];
        Exchange = new SimulatedExchange(options, listed, prices, new TradingSchedule(TradingCalendar.Krx), Log, Time("06:00"));
    }

    public ExchangeLog Log { get; } = new();

    public SimulatedExchange Exchange { get; }

    /// <summary>Only users trade; the base price is 100,000 won.</summary>
    public static ExchangeRig Quiet() => new(
        new ExchangeOptions { Participation = Participation.Full, Background = false, VolatilityInterruptions = false, CircuitBreakers = false },
        Bars((DayBefore, 100_000, 100_000, 100_000, 100_000, 1)));

    public static PriceHistory Bars(params (TradingDay Day, long Open, long High, long Low, long Close, long Volume)[] bars) =>
        new([new IssueHistory(Samsung, "삼성전자", [.. bars.Select(b => new DailyBar(b.Day, b.Open, b.High, b.Low, b.Close, b.Volume))])]);

    public static ExchangeRig OnBar(DailyBar bar, ExchangeOptions? options = null) => new(
        options ?? new ExchangeOptions(),
        new PriceHistory([new IssueHistory(Samsung, "삼성전자", [new DailyBar(DayBefore, bar.Open, bar.Open, bar.Open, bar.Open, 1), bar])]));

    public static DateTimeOffset Time(string korean) => Day.InstantOf(TimeOnly.Parse(korean));

    public ExchangeRig At(string korean)
    {
        Exchange.AdvanceTo(Time(korean));
        return this;
    }

    public long Buy(long price, long quantity, TimeInForce timeInForce = TimeInForce.Day) => Send(Side.Buy, OrderType.Limit, price, quantity, timeInForce);

    public long Sell(long price, long quantity, TimeInForce timeInForce = TimeInForce.Day) => Send(Side.Sell, OrderType.Limit, price, quantity, timeInForce);

    public long Send(Side side, OrderType type, long price, long quantity, TimeInForce timeInForce = TimeInForce.Day)
    {
        Exchange.Submit(new NewOrder(++_nextId, Samsung, side, type, timeInForce, price, quantity), Exchange.Now);
        return _nextId;
    }

    public long Replace(long orderId, long price, long quantity = 0)
    {
        Exchange.Replace(orderId, ++_nextId, quantity, price, Exchange.Now);
        return _nextId;
    }

    public void Cancel(long orderId, long quantity = 0) => Exchange.Cancel(orderId, quantity, Exchange.Now);

    public IReadOnlyList<OrderFilled> FillsOf(long orderId) => [.. Log.Of<OrderFilled>().Where(f => f.OrderId == orderId)];

    public OrderRefusal RefusalOf(long orderId) => Log.Of<OrderRefused>().Single(r => r.OrderId == orderId).Reason;
}
