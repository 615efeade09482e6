using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Specs.Link;

/// <summary>Messages to send.</summary>
internal static class Traffic
{
    internal static readonly AccountNo Account = AccountNo.Parse("8012345611");
    private static readonly DateTimeOffset At = new(2026, 1, 5, 1, 2, 3, TimeSpan.Zero);

    internal static ExecutionReported Execution(long number) => new(
        Account, new TradingDay(new DateOnly(2026, 1, 5)), ExecutionId.Parse($"20260105-0000123-{number}"), BrokerOrderNo.Parse("0000123"), ClientOrderId.Parse("o-1"),
        Symbol.Parse("005930"), Side.Buy, 1, 70_000, 1_000_000, 70_000, number, 1_000_000 - number, At);

    internal static ReportEnvelope Report(long number) => new(At, Execution(number));

    internal static SequencedReport Sequenced(BridgeId bridge, string outbox, long number) => new(bridge, outbox, number, At, Execution(number));

    internal static long NumberOf(SequencedReport report) => ((ExecutionReported)report.Report).CumulativeQuantity;

    internal static SubmitOrder Command(long number) => new(
        CommandId.Parse($"c-{number}"), Account, new OrderSpec(ClientOrderId.Parse($"o-{number}"), Symbol.Parse("005930"), Side.Buy, 1, OrderType.Limit, 70_000, null, TimeInForce.Day, TradingMode.Paper), At.AddDays(1));

    internal static TradeTick Tick(int issue, long price) => new(Symbol.Parse($"{issue:000000}"), At, price, 1, Side.Buy, 1, price, price, price, price, price);
}
