using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Commands;

/// <summary>Says for people what is open between the accounts and Kiwoom. Times are Korea's.</summary>
internal static class ReconciliationText
{
    internal static void Write(IReadOnlyList<ReconciliationDocument> accounts, TextWriter output)
    {
        if (accounts.Count == 0)
            output.WriteLine("No account is known yet.");
        foreach (var account in accounts)
            Write(account, output);
    }

    private static void Write(ReconciliationDocument account, TextWriter output)
    {
        output.WriteLine($"{account.AccountNo}  {(account.ReconciledAt is { } at ? $"compared with Kiwoom's lists at {Time(at)}" : "never compared with Kiwoom's lists")}{(account.Reconciled ? "" : "; not in the present session, so orders are refused")}");
        foreach (var doubt in account.OrdersInDoubt)
            Write(doubt, output);
        foreach (var change in account.ChangesInDoubt)
            output.WriteLine($"  {JsonFields.SnakeCase(change.Kind)} in doubt since {Time(change.Since)}: {change.Order.ClientOrderId}, Kiwoom's number {change.Original}; Kiwoom's lists will tell");
        if (account.CashDifference != 0)
            output.WriteLine(Format($"  cash differs: {account.Cash:N0} won here, {account.Cash + account.CashDifference:N0} won at Kiwoom"));
        foreach (var position in account.PositionDifferences)
            output.WriteLine(Format($"  {position.Symbol} differs: {position.Here:N0} shares here, {position.AtKiwoom:N0} at Kiwoom"));
        foreach (var report in account.Unexplained)
            output.WriteLine($"  not explained at {Time(report.At)}: {report.Text}{(report.ClientOrderId is { } order ? $" ({order})" : "")}");
        if (account.UnexplainedReports > account.Unexplained.Count)
            output.WriteLine(Format($"  and {account.UnexplainedReports - account.Unexplained.Count:N0} older reports not explained; the journal has them"));
        if (account.OrdersInDoubt.Count + account.ChangesInDoubt.Count + account.PositionDifferences.Count == 0 && account.CashDifference == 0 && account.UnexplainedReports == 0)
            output.WriteLine("  nothing is open");
    }

    private static void Write(DoubtDocument doubt, TextWriter output)
    {
        var order = doubt.Order;
        output.WriteLine($"  in doubt since {Time(doubt.Since)}: {order.ClientOrderId}, {Terms(order.Side, order.Quantity, order.Symbol, order.Price)}, placed at {Time(order.PlacedAt)}: {order.Text}");
        foreach (var c in doubt.Candidates)
            output.WriteLine(Format($"    may be {c.BrokerOrderNo}: {Terms(c.Side, c.Quantity, c.Symbol, c.Price)}, {(c.OrderedAt is { } at ? $"ordered at {Time(at)}" : $"first seen at {Time(c.SeenAt)}")}, {c.CumQty:N0} filled, {c.LeavesQty:N0} open"));
        output.WriteLine($"    ./kiwoom reconciliation resolve --order {order.ClientOrderId} (--number N | --never-arrived)");
    }

    private static string Terms(Side side, long quantity, Symbol symbol, long? price) =>
        Format($"{JsonFields.SnakeCase(side)} {quantity:N0} {symbol}{(price is { } won ? Format($" at {won:N0} won") : "")}");

    private static string Time(DateTimeOffset instant) => instant.ToOffset(TradingDay.KoreaOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
