using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Risk;

/// <summary>Whether the order would trade against an own open one. An order without a price meets every other.</summary>
internal static class SelfTradeCheck
{
    internal static void Run(RiskQuestion q)
    {
        foreach (var order in q.State.Risk.Reservations.Of(q.Spec.Symbol).Orders)
        {
            if (order.Spec.Side == q.Spec.Side || order == q.Replaces || !Meets(q, order))
                continue;
            q.Fail(RiskCheck.SelfTrade, $"It would trade against the own open order {order.Id}.");
            return;
        }
    }

    private static bool Meets(RiskQuestion q, OrderRecord order) =>
        Meets(q, order.Price) || (order.Change is { Kind: ChangeKind.Replace } change && Meets(q, change.Price));

    private static bool Meets(RiskQuestion q, long? other) =>
        q.Spec.Price is not { } own || other is not { } theirs || (q.IsBuy ? own >= theirs : own <= theirs);
}
