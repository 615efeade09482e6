using System.Globalization;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>Decides on new orders.</summary>
internal static class PlacingDesk
{
    private const string OfExternal = "ext-";
    private const string OfLiquidation = "liq-";

    internal static ClientOrderId ExternalId(TradingDay day, BrokerOrderNo number) => ClientOrderId.Parse($"{OfExternal}{day.ToCompact()}-{number}");

    internal static bool TryReadExternalId(ClientOrderId id, out TradingDay day, out BrokerOrderNo number)
    {
        (day, number) = (default, default);
        if (!id.Value.StartsWith(OfExternal, StringComparison.Ordinal) || id.Value.Split('-') is not [_, var date, var digits] || !BrokerOrderNo.TryParse(digits, out number)
            || !DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            return false;
        day = new TradingDay(parsed);
        return true;
    }

    internal static ClientOrderId LiquidationId(TradingDay day, Symbol symbol, long count) => ClientOrderId.Parse(string.Create(CultureInfo.InvariantCulture, $"{OfLiquidation}{day.ToCompact()}-{symbol}-{count}"));

    internal static void Place(AccountDraft draft, PlaceOrder command)
    {
        var spec = command.Order;
        if (Malformed(draft, command) is { } why)
        {
            draft.Answer(new OrderAnswer.Forbidden(why));
            return;
        }

        if (draft.State.Orders.Find(spec.ClientOrderId) is { } existing)
        {
            draft.Answer(Again(existing, spec, existing.View(draft.Options.Account)));
            return;
        }

        if (draft.State.Orders.IsSpent(spec.ClientOrderId))
        {
            draft.Answer(new OrderAnswer.Spent(spec.ClientOrderId));
            return;
        }

        TimeDesk.BeginDay(draft);
        var question = new RiskQuestion(draft.Options, draft.State, command.Caller, spec, draft.Now, command.QueueWhileDisconnected);
        if (RiskGuard.Check(question) is { Count: > 0 } failed)
        {
            if (draft.State.Risk.RejectedToday >= draft.Options.MostRejectedPerDay)
            {
                draft.Answer(new OrderAnswer.RefusedUnrecorded(spec.ClientOrderId, failed));
                return;
            }

            var rejected = new OrderRejected(spec, failed, command.Caller.User, command.Caller.Strategy);
            draft.Add(rejected);
            draft.Answer(new OrderAnswer.Refused(draft.Find(spec.ClientOrderId)!.View(draft.Options.Account), failed));
            return;
        }

        Send(draft, question, command.Caller.User, command.Caller.Strategy, liquidation: false);
        draft.Answer(new OrderAnswer.Taken(draft.Find(spec.ClientOrderId)!.View(draft.Options.Account)));
    }

    /// <summary>Places an order that has passed its checks.</summary>
    internal static void Send(AccountDraft draft, RiskQuestion question, UserId? user, StrategyId? strategy, bool liquidation)
    {
        draft.Classify(question.Spec.Symbol);
        var sendBefore = question.Waits ? draft.Options.Schedule.EndOf(question.Day) : draft.Now + draft.Options.SendWithin;
        var placed = new OrderPlaced(
            question.Spec, question.Day, draft.NextCommand(question.Spec.ClientOrderId, 0), sendBefore, question.ReservePrice, question.ReserveFeeRate, user, strategy,
            question.Waits, liquidation, DecisionPrices.Of(question));
        draft.Add(placed);
        if (!question.Waits)
            draft.Send(new SubmitOrder(placed.Command, draft.Options.Account, placed.Spec, sendBefore));
    }

    private static OrderAnswer Again(OrderRecord existing, OrderSpec spec, OrderView view)
    {
        if (existing.External || existing.Spec != spec)
            return new OrderAnswer.Conflict(view);
        return existing.FailedChecks.Count > 0 ? new OrderAnswer.Refused(view, existing.FailedChecks, Duplicate: true) : new OrderAnswer.Taken(view, Duplicate: true);
    }

    // What could not even be written to the journal, or would take an id that the system gives itself.
    private static string? Malformed(AccountDraft draft, PlaceOrder command)
    {
        var spec = command.Order;
        if (command.Account != draft.Options.Account)
            return $"This is account {draft.Options.Account}.";
        var id = spec.ClientOrderId.Value;
        if (id.Length == 0 || spec.Symbol.Value.Length == 0)
            return "An order has an id and an issue.";
        if (id.StartsWith(OfExternal, StringComparison.Ordinal) || id.StartsWith(OfLiquidation, StringComparison.Ordinal))
            return $"Ids that begin with {OfExternal} or {OfLiquidation} are the system's own.";
        return Enum.IsDefined(spec.Side) && Enum.IsDefined(spec.OrderType) && Enum.IsDefined(spec.TimeInForce) && Enum.IsDefined(spec.Mode)
            ? null : "The order names a side, type, time in force or mode that does not exist.";
    }
}
