using System.Globalization;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Persistence.Projections;

/// <summary>Which events a person who watches risk wants to see, and in which words.</summary>
internal static class RiskEvents
{
    /// <summary>The event's row; null for events of no interest.</summary>
    internal static RiskEventRow? Of(AccountNo account, SourceRow row, AccountEvent @event)
    {
        return @event switch
        {
            OrderRejected e => Row("order_rejected", e.ClientOrderId, e.Spec.Symbol, e.User, string.Join(" ", e.FailedChecks.Select(c => c.Text))),
            KillSwitchEngaged e => Row("kill_switch_engaged", user: e.User, text: e.Reason),
            KillSwitchReleased e => Row("kill_switch_released", user: e.User, text: e.Reason),
            RiskLimitsChanged => Row("risk_limits_changed"),
            StrategyLimitsChanged e => Row("strategy_limits_changed", text: e.Limits is null ? $"{e.Strategy} has no limits of its own any more." : $"The limits of {e.Strategy} changed."),
            DailyLossLimitReached e => Row(
                "daily_loss_limit_reached", text: Words($"{(e.Strategy is { } s ? s.Value : "The account")} lost {e.Loss:#,0} won on {e.Day}; the limit is {e.Limit:#,0} won.")),
            PositionDifferenceFound e => Row("position_difference_found", symbol: e.Symbol, text: Words($"Kiwoom holds {e.AtBroker:#,0} shares, the events explain {e.Here:#,0}.")),
            CashDifferenceFound e => Row("cash_difference_found", text: Words($"Kiwoom has {e.AtBroker:#,0} won, the events explain {e.Here:#,0} won.")),
            OrderInDoubt e => Row("order_in_doubt", e.ClientOrderId, text: e.Text),
            ChangeInDoubt e => Row("change_in_doubt", e.ClientOrderId, text: e.Text),
            InDoubtResolved e => Row("in_doubt_resolved", e.ClientOrderId, user: e.DecidedBy, text: e.Text),
            ReportNotExplained e => Row("report_not_explained", e.ClientOrderId, e.Symbol, text: e.Text),
            _ => null,
        };

        RiskEventRow Row(string kind, ClientOrderId? order = null, Symbol? symbol = null, UserId? user = null, string? text = null) => new(
            account, row.SequenceNr, row.Journaled.At, kind, order, symbol, user ?? row.Journaled.Cause.User, text, new RawJson(row.Data))
        {
            Version = row.SequenceNr,
            UpdatedAt = row.Journaled.At,
        };
    }

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
