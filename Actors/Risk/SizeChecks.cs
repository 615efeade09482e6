namespace Kiwoom.Actors.Risk;

/// <summary>Whether the order is too large, or none at all.</summary>
internal static class SizeChecks
{
    // SendOrder takes a 32-bit quantity (fact sheet §3.1).
    private const long MostShares = int.MaxValue;

    internal static void Run(RiskQuestion q)
    {
        if (q.Spec.Quantity is < 1 or > MostShares)
            q.Fail(RiskCheck.Quantity, $"An order has 1 to {MostShares} shares.", MostShares, q.Spec.Quantity);
        q.AtMost(RiskCheck.OrderQuantity, "The order", q.Limits.MaxOrderQuantity, q.Spec.Quantity, "shares");
        q.AtMost(RiskCheck.OrderAmount, "The order", q.Limits.MaxOrderAmount, q.Amount, "won");
    }
}
