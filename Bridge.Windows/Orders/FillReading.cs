using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Orders;

/// <summary>Finds the fill in an order event that has not been reported yet. Key: the trade number (909), or the cumulative quantity (911)
/// where that is empty. Quantity: 915, or what 911 grew by. Price: 914, or what 903 grew by over that; never 910, which is [U].
/// Source: fact sheet §4.1.</summary>
internal static class FillReading
{
    internal static ExecutionReported? Read(DeskDraft draft, ChejanOrder chejan, OrderEntry? order)
    {
        if (chejan.State != ChejanState.Filled)
            return null;
        var prefix = $"{chejan.Day.ToCompact()}-{chejan.Number}-";
        var byCumulative = chejan.CumulativeQuantity is { } total ? $"{prefix}c{total}" : null;
        var key = chejan.ExecutionNo is { } trade ? prefix + trade : byCumulative;
        if (key is not null && IsKnown(order, key, byCumulative))
            return null;
        var before = order?.CumulativeQuantity ?? 0;
        var growth = chejan.CumulativeQuantity - before;
        if (chejan.ExecutionNo is null && growth is <= 0)
            return null;
        var quantity = chejan.FillQuantity ?? (growth > 0 ? growth : null);
        if (quantity is null && growth is null or <= 0 && chejan is { ExecutionNo: null, FillPrice: null })
            return null;
        var price = chejan.FillPrice ?? PriceByGrowth(chejan, order, quantity);
        if (key is null || quantity is not { } shares || price is not { } won || !ExecutionId.TryParse(key, out var id))
        {
            draft.Flag(InconsistencyKind.FillUnreadable, $"A fill of {chejan.Number} has no trade number, quantity or price.");
            return null;
        }

        Check(draft, chejan, order, shares);
        return new ExecutionReported(
            chejan.Account, chejan.Day, id, chejan.Number, order?.ClientOrderId, chejan.Symbol, chejan.Side, shares, won, chejan.Quantity, chejan.Price,
            chejan.CumulativeQuantity ?? (before + shares), chejan.OpenQuantity, chejan.At);
    }

    private static bool IsKnown(OrderEntry? order, string key, string? byCumulative) =>
        order is not null && (order.Executions.Contains(key) || (byCumulative is not null && order.Executions.Contains(byCumulative)));

    private static long? PriceByGrowth(ChejanOrder chejan, OrderEntry? order, long? quantity)
    {
        var amount = chejan.CumulativeAmount - (order?.FilledAmount ?? 0);
        var growth = chejan.CumulativeQuantity - (order?.FilledQuantity ?? 0);
        return quantity is > 0 && growth == quantity && amount > 0 && amount % quantity == 0 ? amount / quantity : null;
    }

    private static void Check(DeskDraft draft, ChejanOrder chejan, OrderEntry? order, long shares)
    {
        if (chejan.CumulativeQuantity is { } cumulative && (order?.FilledQuantity ?? 0) + shares != cumulative && cumulative > (order?.CumulativeQuantity ?? 0))
            draft.Flag(InconsistencyKind.FillsMissing, $"The fills of {chejan.Number} add up to {(order?.FilledQuantity ?? 0) + shares}, Kiwoom says {cumulative}.");
        if (chejan.CumulativeQuantity is { } filled && chejan.Quantity - filled < chejan.OpenQuantity)
            draft.Flag(InconsistencyKind.OpenQuantityDiffers, $"{chejan.Number}: {chejan.Quantity} ordered, {filled} filled, {chejan.OpenQuantity} open.");
    }
}
