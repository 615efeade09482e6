namespace Kiwoom.Actors.Risk;

/// <summary>Whether cash covers a buy and holdings cover a sale. Proceeds of sales can be used for buys the same day (fact sheet §10.7).</summary>
internal static class FundsChecks
{
    internal static void Run(RiskQuestion q)
    {
        var (portfolio, reservations) = (q.State.Portfolio, q.State.Risk.Reservations);
        if (q.IsBuy)
        {
            var free = portfolio.Cash - reservations.Cash + q.Held.Cash;
            q.AtMost(RiskCheck.BuyingPower, "The order with its commission", Math.Max(free, 0), q.AmountWithFees, "won");
            return;
        }

        var sellable = (portfolio.Positions.Find(q.Spec.Symbol)?.Quantity ?? 0) - reservations.Of(q.Spec.Symbol).SellShares + q.Held.Shares;
        q.AtMost(RiskCheck.SellableQuantity, "The sale", Math.Max(sellable, 0), q.Spec.Quantity, "shares");
    }
}
