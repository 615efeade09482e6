using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>Decides on replaces. What a replace adds to the risk is checked as a new order's is.</summary>
internal static class ReplacingDesk
{
    internal static void Replace(AccountDraft draft, ReplaceOrder command)
    {
        if (CancellingDesk.Forbidden(draft, command.Caller, command.Account) is { } forbidden)
        {
            draft.Answer(forbidden);
            return;
        }

        if (draft.Find(command.ClientOrderId) is not { } order)
        {
            draft.Answer(new OrderAnswer.NotFound(command.ClientOrderId));
            return;
        }

        var open = command.Quantity is { } total ? total - order.CumQty : order.LeavesQty;
        var price = command.Price ?? order.Price;
        if (order.Change is { Kind: ChangeKind.Replace } change && change.OpenQuantity == open && change.Price == price)
            draft.Answer(new OrderAnswer.Taken(order.View(draft.Options.Account), Duplicate: true));
        else if (Obstacle(order, open, price) is { } why)
            draft.Answer(CancellingDesk.NotPossible(draft, order, why.Length == 0 ? null : why));
        else
            Check(draft, command, order, order.Current!, open, price!.Value);
    }

    private static void Check(AccountDraft draft, ReplaceOrder command, OrderRecord order, OrderLeg leg, long open, long price)
    {
        TimeDesk.BeginDay(draft);
        var question = new RiskQuestion(
            draft.Options, draft.State, command.Caller, order.Spec with { Quantity = open, Price = price }, draft.Now, replaces: draft.State.Orders.Find(order.Id));
        if (RiskGuard.Check(question) is { Count: > 0 } failed)
        {
            draft.Answer(new OrderAnswer.NotPossible(order.View(draft.Options.Account), failed));
            return;
        }

        var requested = new ReplaceRequested(
            order.Id, draft.NextCommand(order.Id, order.Commands), leg.Number, open, price, draft.Now + draft.Options.SendWithin);
        draft.Add(requested);
        draft.Send(Submit(draft.Options, order, requested.Command, leg.Number, open, price, requested.SendBefore));
        draft.Answer(new OrderAnswer.Taken(draft.Find(order.Id)!.View(draft.Options.Account)));
    }

    internal static SubmitReplace Submit(AccountOptions options, OrderRecord order, CommandId command, BrokerOrderNo original, long open, long price, DateTimeOffset sendBefore) =>
        new(command, options.Account, order.Id, original, order.Spec.Symbol, order.Spec.Side, order.Spec.OrderType, order.Spec.TimeInForce, open, price, sendBefore);

    // Null: none. Empty: the order's state. Kiwoom replaces the price, and takes no more and no less than what is open without leaving a
    // rest at the old price or refusing (fact sheet §4.3, no. 3; §3.5, RC4042).
    private static string? Obstacle(OrderRecord order, long open, long? price)
    {
        if (order.IsFinal || order.IsInDoubt || order.Change is not null || order.Current is not { Open: > 0 } leg || leg.Open != order.LeavesQty)
            return string.Empty;
        if (!OrderTypeRules.NeedsPrice(order.Spec.OrderType) || price is null)
            return $"A {order.Spec.OrderType} order has no price to replace; cancel it and place another.";
        if (open <= 0)
            return $"The new quantity leaves nothing open: {order.CumQty} shares are filled.";
        if (open < leg.Open)
            return "Kiwoom would leave the rest of the order at its old price; cancel it and place a smaller one.";
        return open == leg.Open && price == order.Price ? "Nothing would change." : null;
    }
}
