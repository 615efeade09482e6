using Kiwoom.Actors.Portfolio;

namespace Kiwoom.Actors.Risk;

/// <summary>Whether too much would be at the market. Holdings count at cost, open buys at what they reserve.</summary>
internal static class ExposureChecks
{
    internal static void Run(RiskQuestion q)
    {
        if (!q.IsBuy)
            return;
        var (positions, reservations) = (q.State.Portfolio.Positions, q.State.Risk.Reservations);
        var open = reservations.Of(q.Spec.Symbol);
        var held = positions.Find(q.Spec.Symbol);
        if (held is not { Quantity: not 0 } && open.BuyAmount == 0)
            q.AtMost(RiskCheck.PositionCount, "Positions", q.Limits.MaxPositionCount, Count(positions, reservations) + 1, "issues");
        q.AtMost(RiskCheck.PositionSize, $"The position in {q.Spec.Symbol}", q.Limits.MaxPositionSize, (held?.Cost ?? 0) + open.BuyAmount - q.Held.Amount + q.Amount, "won");
        q.AtMost(RiskCheck.GrossExposure, "All positions together", q.Limits.MaxGrossExposure, positions.Cost + reservations.Amount - q.Held.Amount + q.Amount, "won");
    }

    private static int Count(PositionBook positions, Reservations reservations)
    {
        var count = positions.Held;
        foreach (var (symbol, open) in reservations.BySymbol)
            count += open.BuyAmount > 0 && positions.Find(symbol) is not { Quantity: not 0 } ? 1 : 0;
        return count;
    }
}
