using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>Messages of the orders door, drawn from a seed.</summary>
internal sealed class SampleMessages(int seed)
{
    private const string IdCharacters = "abcXYZ019-_.:@";
    private readonly Random _random = new(seed);

    internal IOrdersMessage Any() => _random.Next(15) switch
    {
        0 => Place(),
        1 => new DoorRequest.CancelOrder(Request(), Token(), MaybeAccount(), Order()),
        2 => new DoorRequest.ReplaceOrder(Request(), Token(), MaybeAccount(), Order(), MaybeLong(), MaybeLong(), MaybeInstant()),
        3 => new DoorRequest.ReadOrder(Request(), Token(), MaybeAccount(), Order()),
        4 => new DoorRequest.ReadAccount(Request(), Token(), MaybeAccount()),
        5 => new DoorRequest.Subscribe(Request(), Token(), MaybeAccount(), MaybeLong(), Flag()),
        6 => new DoorRequest.Unsubscribe(Request(), Token()),
        7 => new DoorAnswer.Taken(Request(), View(), Flag()),
        8 => new DoorAnswer.Found(Request(), View()),
        9 => new DoorAnswer.Account(Request(), Account(), Long(), Balance(), [.. Many(Position)], [.. Many(View)], Flag()),
        10 => new DoorAnswer.Subscribed(Request(), Account(), Long(), _random.Next()),
        11 => new DoorAnswer.Unsubscribed(Request()),
        12 => Problem(),
        13 => Reports(),
        _ => new DoorNews.Ended(Request(), "too_slow", Text()),
    };

    internal DoorRequest.PlaceOrder Place() => new(Request(), Token(), MaybeAccount(), Spec(), Flag(), MaybeInstant());

    internal DoorNews.Reports Reports() => new(Request(), Account(), Long(), Long(), [.. Many(Report)]);

    internal ExecutionReport Report()
    {
        IOrderEvent happened = _random.Next(6) switch
        {
            0 => new OrderPlaced(Spec(), Day(), Command(), Instant(), Long(), 0.00015m, UserId.Parse("kim"), null, Flag(), Flag()),
            1 => new OrderRejected(Spec(), [.. Many(Check)], UserId.Parse("kim"), StrategyId.Parse("mom-1")),
            2 => new OrderAccepted(Order(), Day(), Number()),
            3 => new OrderExecuted(
                Order(), ExecutionId.Parse(Id(64)), Day(), Number(), Symbol(), Side.Sell, Long(), Long(), Long(), Long(), Long(), Long(), Long(), Long(), Long(), Instant(), ExecutionSource.Reported, null),
            4 => new OrderCanceled(Order(), Day(), Number(), Long(), Long()),
            _ => new OrderInDoubt(Order(), Text()),
        };
        return ExecutionReport.Of(new JournaledEvent(Long(), Instant(), new Cause(Command()), (IEvent)happened))!;
    }

    internal ApiToken Token() => new("eyJhbGciOi." + Id(60) + ".secret" + _random.Next());

    private DoorAnswer.Problem Problem() => new(
        Request(), 422, "refused_by_risk", Text(), [.. Many(Check)], [.. Many(() => new FieldFault("quantity", Text()))], Flag() ? View() : null, Flag(), Flag() ? _random.Next(10) : null);

    private OrderView View() => new(
        Order(), Account(), Symbol(), Side.Buy, OrderType.Limit, TimeInForce.Day, TradingMode.Paper, Long(), MaybeLong(), OrderStatus.PartiallyFilled, Long(), Long(), Long(), Long(),
        Flag() ? Number() : null, Flag(), Flag() ? UserId.Parse("kim") : null, Flag() ? StrategyId.Parse("mom-1") : null, [.. Many(Check)], Flag() ? Text() : null, Instant(), Instant(),
        Flag() ? [Number()] : null);

    private OrderSpec Spec() => new(
        Order(), Symbol(), Flag() ? Side.Buy : Side.Sell, Long(), _random.GetItems(Enum.GetValues<OrderType>(), 1)[0], MaybeLong(), MaybeLong(),
        _random.GetItems(Enum.GetValues<TimeInForce>(), 1)[0], Flag() ? TradingMode.Paper : TradingMode.Real);

    private PositionView Position() => new(Symbol(), Long(), Long(), Long(), 70_010.5m, MaybeLong(), Long(), MaybeLong(), -Long(), Long(), Long(), Long());

    private BalanceView Balance() => new(Account(), Long(), Long(), Long(), Long(), -Long(), Long(), Long(), Long(), Long(), Long(), Long(), Long());

    private FailedCheck Check() => new(_random.GetItems(Enum.GetValues<RiskCheck>(), 1)[0], Text(), Flag() ? decimal.MaxValue / 7 : null, Flag() ? -0.0001m : null);

    private IEnumerable<T> Many<T>(Func<T> one) => Enumerable.Range(0, _random.Next(4)).Select(_ => one()).ToArray();

    private RequestId Request() => RequestId.Parse(Id(64));

    private ClientOrderId Order() => ClientOrderId.Parse(Id(36));

    private CommandId Command() => CommandId.Parse("c-" + _random.Next());

    private AccountNo Account() => AccountNo.Parse(_random.NextInt64(1_000_000_000, 9_999_999_999).ToString(CultureInfo.InvariantCulture));

    private AccountNo? MaybeAccount() => Flag() ? Account() : null;

    private BrokerOrderNo Number() => BrokerOrderNo.Parse(_random.Next(0, 9_999_999).ToString("D7", CultureInfo.InvariantCulture));

    private Symbol Symbol() => _random.Next(2) == 0 ? Actors.Identity.Symbol.Parse("005930") : Actors.Identity.Symbol.Parse("0000A0");

    private TradingDay Day() => new(new DateOnly(2026, 1, 1).AddDays(_random.Next(365)));

    private DateTimeOffset Instant() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(_random.NextInt64(TimeSpan.TicksPerDay * 365));

    private DateTimeOffset? MaybeInstant() => Flag() ? Instant() : null;

    private long Long() => _random.NextInt64();

    private long? MaybeLong() => Flag() ? _random.NextInt64(long.MinValue, long.MaxValue) : null;

    private bool Flag() => _random.Next(2) == 0;

    private string Id(int longest) => new(_random.GetItems(IdCharacters.AsSpan(), _random.Next(1, longest + 1)));

    private string Text() => _random.Next(3) switch { 0 => "주문수량을 확인하십시오", 1 => "\"quotes\" and \\ \u2028 and \ud83d\ude00", _ => string.Empty };
}
