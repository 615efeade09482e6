using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>Every event of an account's stream.</summary>
public static class AccountEvents
{
    /// <summary>Their types, for the event catalog.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(ReportSeen), typeof(ReportNotExplained), typeof(BrokerSessionBegan), typeof(AccountReconciled), typeof(InstrumentClassified),
        typeof(OrderPlaced), typeof(OrderRejected), typeof(OrderAccepted), typeof(OrderRefused), typeof(OrderExecuted),
        typeof(CancelRequested), typeof(CancelRejected), typeof(OrderCanceled),
        typeof(ReplaceRequested), typeof(ReplaceRejected), typeof(OrderReplaced), typeof(ChangeAccepted),
        typeof(OrderExpired), typeof(OrderInDoubt), typeof(ChangeInDoubt), typeof(InDoubtCandidatesFound), typeof(InDoubtResolved),
        typeof(OrderReopened), typeof(ExternalOrderSeen), typeof(ExternalOrderAdopted),
        typeof(KillSwitchEngaged), typeof(KillSwitchReleased), typeof(RiskLimitsChanged), typeof(StrategyLimitsChanged), typeof(DailyLossLimitReached),
        typeof(TradingDayOpened), typeof(TradingDayClosed), typeof(OpeningBalanceRecorded),
        typeof(PositionDifferenceFound), typeof(CashDifferenceFound), typeof(BalanceAdjusted),
    ];

    /// <summary>Adds them to a catalog.</summary>
    public static EventCatalogBuilder AddAccountEvents(this EventCatalogBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(AccountJsonContext.Default, [.. All])
            .AddSuperseded<InDoubtResolvedV1, InDoubtResolved>(AccountJsonContext.Default, old => old.Upcast())
            .AddSuperseded<ExternalOrderSeenV1, ExternalOrderSeen>(AccountJsonContext.Default, old => old.Upcast());
    }
}
