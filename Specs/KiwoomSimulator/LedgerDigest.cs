using System.Globalization;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

/// <summary>A ledger as text, to compare two of them whole.</summary>
internal static class LedgerDigest
{
    public static string Of(BrokerLedger ledger) => string.Join('\n', ledger.Accounts.SelectMany(account => new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"{account.Number} cash {account.Cash}"),
        }
        .Concat(account.Positions.Select(p => $"{p.Symbol} {p.Quantity} cost {p.Cost} profit {p.DaySellProfit}"))
        .Concat(account.Orders.Select(o => $"{o.No} {o.Booked.Action} {o.Booked.Quantity}@{o.Booked.Price} open {o.Open} filled {o.Filled} amount {o.Amount} "
            + $"fee {o.Commission} tax {o.Tax} confirmed {o.Confirmed} taken {o.TakenAway} fills {string.Join(',', o.Fills.Select(f => $"{f.ExecutionNo}:{f.Price}x{f.Quantity}"))}"))));
}
