using Kiwoom.Actors.Broker;
using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Orders;

/// <summary>Turns an order event whose order is known, or known to be nobody's here, into reports: each fill once, each change of state once.
/// Source: fact sheet §4.1 and §4.3.</summary>
internal static class ChejanReporting
{
    internal static void Report(DeskDraft draft, ChejanOrder chejan)
    {
        var order = draft.State.Find(chejan.Account, chejan.Number);
        if (FillReading.Read(draft, chejan, order) is { } fill)
            draft.Report(fill);
        else if (chejan.State == ChejanState.Accepted && order is not { IsAccepted: true } and not { FilledQuantity: > 0 } and not { IsEnded: true })
            draft.Report(StateOf(chejan, order, BrokerOrderState.Accepted));
        else if (chejan.State == ChejanState.Confirmed && chejan.Kind != BrokerOrderKind.New)
            Confirm(draft, chejan, order);
        else if (chejan.State == ChejanState.Refused)
            Refuse(draft, chejan, order);
        else if (chejan.OpenQuantity == 0 && IsNews(draft, chejan, order))
            draft.Report(StateOf(chejan, order, BrokerOrderState.Closed));
    }

    private static void Confirm(DeskDraft draft, ChejanOrder chejan, OrderEntry? order)
    {
        if (order is { IsConfirmed: true })
            return;
        draft.Report(StateOf(chejan, order, chejan.Kind == BrokerOrderKind.Cancel ? BrokerOrderState.CancelConfirmed : BrokerOrderState.ReplaceConfirmed));
    }

    // Refused after its acceptance: a cancel or replacement that lost its race [B].
    private static void Refuse(DeskDraft draft, ChejanOrder chejan, OrderEntry? order)
    {
        if (order is { IsEnded: true })
            return;
        if (order?.Command is { } command && draft.State.Commands.GetValueOrDefault(command) is { } entry)
            draft.Report(new CommandRefused(entry.Account, entry.Id, entry.ClientOrderId, RefusalReason.RejectedByKiwoom, null, "Refused by the exchange after its acceptance (거부)."));
        else
            draft.Report(StateOf(chejan, order, BrokerOrderState.Closed));
    }

    // The event that clears a replaced or cancelled original says nothing new: the confirmation does. An order that only a change still
    // under way could have closed waits for that confirmation.
    private static bool IsNews(DeskDraft draft, ChejanOrder chejan, OrderEntry? order)
    {
        if (order is null)
            return chejan.State == ChejanState.Other;
        return order is { IsEnded: false, OpenQuantity: > 0 } && order.Kind != BrokerOrderKind.Cancel
            && !draft.State.Orders.Values.Any(o => o.Original == order.Key.Number && o.Key.Account == order.Key.Account && !o.IsConfirmed && !o.IsEnded);
    }

    private static OrderStateReported StateOf(ChejanOrder chejan, OrderEntry? order, BrokerOrderState state) =>
        new(chejan.Account, chejan.Day, chejan.Number, chejan.Original, order?.ClientOrderId, chejan.Kind, state, chejan.Symbol, chejan.Side, chejan.Quantity,
            chejan.Price, chejan.OpenQuantity);
}
