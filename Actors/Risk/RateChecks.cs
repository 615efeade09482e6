using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Risk;

/// <summary>Whether orders come too fast, too often, or twice.</summary>
internal static class RateChecks
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    internal static void Run(RiskQuestion q)
    {
        var window = TimeSpan.FromMilliseconds(q.Limits.DuplicateWindowMilliseconds);
        var withinSecond = 1;
        var same = false;
        foreach (var recent in q.State.Risk.Recent)
        {
            var age = q.Now - recent.At;
            withinSecond += age < Second ? 1 : 0;
            same |= q.Replaces is null && age < window && recent.Strategy == q.Caller.Strategy && IsSame(recent.Spec, q.Spec);
        }

        q.AtMost(RiskCheck.OrdersPerSecond, "Orders within a second", q.Limits.MaxOrdersPerSecond, withinSecond, "orders");
        q.AtMost(RiskCheck.OrdersPerDay, "Orders today", q.Limits.MaxOrdersPerDay, OrdersOf(q) + 1, "orders");
        if (same)
            q.Fail(RiskCheck.DuplicateOrder, "The same order was sent a moment ago under another id.", q.Limits.DuplicateWindowMilliseconds);
    }

    private static bool IsSame(OrderSpec? before, OrderSpec now) =>
        before is not null && before.ClientOrderId != now.ClientOrderId && before with { ClientOrderId = now.ClientOrderId } == now;

    private static int OrdersOf(RiskQuestion q) => q.State.Portfolio.Day == q.Day ? q.State.Risk.OrdersToday : 0;
}
