namespace Kiwoom.Actors.Risk;

/// <content>The checks.</content>
public static partial class RiskGuard
{
    private static readonly Action<RiskQuestion>[] Checks =
    [
        StandingChecks.Run, PermissionChecks.Run, InstrumentChecks.Run, SessionChecks.Run, PriceChecks.Run, SizeChecks.Run, ExposureChecks.Run,
        FundsChecks.Run, LossChecks.Run, RateChecks.Run, SelfTradeCheck.Run, StrategyChecks.Run,
    ];

    // What holds even for a sale that the kill switch makes.
    private static readonly RiskCheck[] ForLiquidation =
    [
        RiskCheck.TradingMode, RiskCheck.WrongServer, RiskCheck.BridgeDisconnected, RiskCheck.NotReconciled, RiskCheck.UnknownSymbol, RiskCheck.TradingHalt,
        RiskCheck.MarketHours, RiskCheck.OrderTypeNotAdmitted, RiskCheck.CircuitBreaker, RiskCheck.VolatilityInterruption, RiskCheck.Quantity,
        RiskCheck.SellableQuantity,
    ];

    /// <summary>Runs every check and gives every one that failed; empty where the order may pass.</summary>
    public static IReadOnlyList<FailedCheck> Check(RiskQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        foreach (var check in Checks)
            check(question);
        return question.Failed;
    }

    /// <summary>Runs the checks that hold for a sale which the kill switch makes to reduce a position.</summary>
    public static IReadOnlyList<FailedCheck> CheckLiquidation(RiskQuestion question) => [.. Check(question).Where(f => ForLiquidation.Contains(f.Check))];
}
