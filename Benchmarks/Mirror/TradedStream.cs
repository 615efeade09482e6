using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Benchmarks.Mirror;

/// <summary>An account that trades for ever: each order is placed, accepted and filled, so three events an order.</summary>
internal sealed class TradedStream(AccountNo account)
{
    private static readonly TradingDay _day = TradingDay.Parse("2026-03-10");
    private static readonly Symbol[] _symbols = [.. Enumerable.Range(0, 10).Select(n => Symbol.Parse($"{100_000 + n}"))];
    private long _cum;
    private long _next = 1;

    internal string Name { get; } = AccountBehaviour.IdOf(account);

    /// <summary>The next event, which happens at an instant.</summary>
    internal JournaledEvent Next(DateTimeOffset at)
    {
        var number = _next++;
        if (number == 1)
            return Journaled(number, at, new OpeningBalanceRecorded(_day, 1_000_000_000_000, [], 1_000_000_000_000));
        var order = (number - 2) / 3;
        var id = ClientOrderId.Parse($"momentum-{order:D8}");
        var broker = BrokerOrderNo.Parse($"{(order % 9_999_998) + 1:D7}");
        var (symbol, side) = (_symbols[order % _symbols.Length], order / _symbols.Length % 2 == 0 ? Side.Buy : Side.Sell);
        return Journaled(number, at, ((number - 2) % 3) switch
        {
            0 => new OrderPlaced(
                new OrderSpec(id, symbol, side, 10, OrderType.Limit, 70_000, null, TimeInForce.Day, TradingMode.Paper), _day, CommandId.Parse($"cmd-{order:D8}"), at.AddSeconds(30),
                side == Side.Buy ? 70_000 : 0, 0.0035m, UserId.Parse("kim"), StrategyId.Parse("momentum"), false, false),
            1 => new OrderAccepted(id, _day, broker),
            _ => new OrderExecuted(
                id, ExecutionId.Parse($"20260310-{order:D7}-{++_cum}"), _day, broker, symbol, side, 10, 70_000, 700_000, 10, 10, 0, 700_000, 2_450, side == Side.Sell ? 1_400 : 0, at,
                ExecutionSource.Reported, StrategyId.Parse("momentum")),
        });
    }

    private static JournaledEvent Journaled(long number, DateTimeOffset at, IEvent @event) => new(number, at, new Cause(CommandId.Parse($"c-{number:D8}"), UserId.Parse("kim")), @event);
}
