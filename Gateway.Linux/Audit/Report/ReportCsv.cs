using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>A report as tables.</summary>
internal static class ReportCsv
{
    internal static void Write(DayReport report, string directory)
    {
        Accounts(report).WriteTo(Path.Combine(directory, "accounts.csv"));
        Orders(report).WriteTo(Path.Combine(directory, "orders.csv"));
        Checks(report).WriteTo(Path.Combine(directory, "risk_checks.csv"));
        Executions(report).WriteTo(Path.Combine(directory, "executions.csv"));
        Entries(report, a => a.Reconciliation).WriteTo(Path.Combine(directory, "reconciliation.csv"));
        Entries(report, a => a.Decisions).WriteTo(Path.Combine(directory, "decisions.csv"));
        Entries(report, a => a.Events).WriteTo(Path.Combine(directory, "events.csv"));
    }

    private static CsvFile Accounts(DayReport report)
    {
        var csv = new CsvFile(
            "account", "day", "orders", "executions", "bought", "sold", "commission", "tax", "realised_profit", "cash_before", "cash_after", "open_orders", "orders_in_doubt",
            "last_sequence_nr", "last_hash", "state_hash");
        foreach (var a in report.Accounts)
        {
            csv.Add(
                a.Account, report.Day, a.Orders.Count, a.Executions.Count, a.Turnover.Bought, a.Turnover.Sold, a.After.Commission - a.Before.Commission, a.After.Tax - a.Before.Tax,
                a.After.RealisedProfit - a.Before.RealisedProfit, a.Before.Cash, a.After.Cash, a.After.OpenOrders, a.After.OrdersInDoubt, a.After.Version, a.HeadHash, a.After.StateHash);
        }

        return csv;
    }

    private static CsvFile Orders(DayReport report)
    {
        var csv = new CsvFile(
            "account", "client_order_id", "symbol", "side", "order_type", "time_in_force", "mode", "quantity", "price", "status", "cum_qty", "leaves_qty", "canceled_qty", "cum_amount",
            "broker_order_no", "external", "liquidation", "user", "strategy", "placed_at_kst", "updated_at_kst", "failed_checks", "text");
        foreach (var a in report.Accounts)
        {
            foreach (var story in a.Orders)
            {
                var o = story.Order;
                csv.Add(
                    a.Account, o.ClientOrderId.Value, o.Symbol, JsonFields.SnakeCase(o.Side), JsonFields.SnakeCase(o.OrderType), JsonFields.SnakeCase(o.TimeInForce), JsonFields.SnakeCase(o.Mode),
                    o.Quantity, o.Price, JsonFields.SnakeCase(o.Status), o.CumQty, o.LeavesQty, o.CanceledQty, o.CumAmount, o.BrokerOrderNo, o.External, story.Liquidation, o.User?.Value,
                    o.Strategy?.Value, o.PlacedAt, o.UpdatedAt, string.Join("; ", o.FailedChecks.Select(f => f.Text)), o.Text);
            }
        }

        return csv;
    }

    private static CsvFile Checks(DayReport report)
    {
        var csv = new CsvFile("account", "client_order_id", "check", "what", "limit", "actual", "unit", "result");
        foreach (var a in report.Accounts)
        {
            foreach (var story in a.Orders)
            {
                foreach (var m in story.Checks)
                    csv.Add(a.Account, story.Order.ClientOrderId.Value, JsonFields.SnakeCase(m.Check), m.What, m.Limit, m.Actual, m.Unit, CheckWords.ResultOf(m, story.Liquidation));
            }
        }

        return csv;
    }

    private static CsvFile Executions(DayReport report)
    {
        var csv = new CsvFile(
            "account", "execution_id", "client_order_id", "broker_order_no", "symbol", "side", "quantity", "price", "amount", "cum_qty", "leaves_qty", "commission", "tax", "executed_at_kst",
            "source", "strategy");
        foreach (var a in report.Accounts)
        {
            foreach (var e in a.Executions)
            {
                csv.Add(
                    a.Account, e.ExecutionId.Value, e.ClientOrderId.Value, e.BrokerOrderNo, e.Symbol, JsonFields.SnakeCase(e.Side), e.Quantity, e.Price, e.Amount, e.CumQty, e.LeavesQty, e.Commission,
                    e.Tax, e.ExecutedAt, JsonFields.SnakeCase(e.Source), e.Strategy?.Value);
            }
        }

        return csv;
    }

    private static CsvFile Entries(DayReport report, Func<AccountDay, IReadOnlyList<StoryEntry>> which)
    {
        var csv = new CsvFile("account", "sequence_nr", "at_kst", "event", "who", "command", "details", "hash", "prev");
        foreach (var a in report.Accounts)
        {
            foreach (var e in which(a))
                csv.Add(a.Account, e.SequenceNr, e.At, e.Record.Manifest, e.Who, e.Record.Event.Cause.Command.Value, e.Details, e.Record.Hash, e.Record.Prev);
        }

        return csv;
    }
}
