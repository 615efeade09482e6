using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>An account's state as it is stored: every list sorted, so that equal states give equal bytes. What follows from it is rebuilt.</summary>
internal sealed record AccountSnapshotDocument
{
    public required long Version { get; init; }

    public string? ReconciledRun { get; init; }

    public required long ReconciledEpoch { get; init; }

    public DateTimeOffset? ReconciledAt { get; init; }

    public DateTimeOffset? LastFillAt { get; init; }

    public string? SessionRun { get; init; }

    public required long SessionEpoch { get; init; }

    public required long SessionVersion { get; init; }

    public required long UnexplainedReports { get; init; }

    public required IReadOnlyList<UnexplainedReport> Unexplained { get; init; }

    public required IReadOnlyList<ReportPlace> Outboxes { get; init; }

    public required long OrderCount { get; init; }

    public required long ExecutionCount { get; init; }

    public required IReadOnlyList<OrderRecord> Orders { get; init; }

    public required IReadOnlyList<ulong> SpentIds { get; init; }

    public required IReadOnlyList<OrderExecuted> Executions { get; init; }

    public required IReadOnlyList<InstrumentClassified> Instruments { get; init; }

    public required RiskPart Risk { get; init; }

    public required PortfolioPart Portfolio { get; init; }

    internal sealed record RiskPart
    {
        public RiskLimits? Limits { get; init; }

        public required KillSwitchView KillSwitch { get; init; }

        public required int OrdersToday { get; init; }

        public required int RejectedToday { get; init; }

        public required bool DailyLossReached { get; init; }

        public required IReadOnlyList<RecentOrder> Recent { get; init; }

        public required IReadOnlyList<StrategyPart> Strategies { get; init; }
    }

    internal sealed record StrategyPart(StrategyId Strategy, StrategyLimits? Limits, int OrdersToday, bool LossReached);

    internal sealed record BookPart(StrategyId Strategy, long ProfitAtDayStart, IReadOnlyList<Position> Positions);

    internal sealed record PortfolioPart
    {
        public required bool IsOpened { get; init; }

        public required long OpeningCash { get; init; }

        public required long OpeningCost { get; init; }

        public required long Cash { get; init; }

        public required long AdjustedCash { get; init; }

        public required long AdjustedCost { get; init; }

        public required long Deposits { get; init; }

        public TradingDay? Day { get; init; }

        public required bool IsDayClosed { get; init; }

        public required long EquityAtDayStart { get; init; }

        public required long DepositsAtDayStart { get; init; }

        public required long RealisedAtDayStart { get; init; }

        public required long ProfitAtDayStart { get; init; }

        public required IReadOnlyList<Position> Positions { get; init; }

        public required IReadOnlyList<BookPart> Strategies { get; init; }

        public required IReadOnlyList<EquityPoint> EquityCurve { get; init; }

        public required long CashDifference { get; init; }

        public required IReadOnlyList<PositionDifferenceFound> PositionDifferences { get; init; }
    }
}
