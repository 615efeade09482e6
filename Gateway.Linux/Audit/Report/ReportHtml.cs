using System.Globalization;
using System.Net;
using System.Text;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>A report as one HTML page without scripts or outside references: it can be printed, mailed and archived.</summary>
internal sealed class ReportHtml
{
    private const string Style = """
        body{font:14px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1a1a1a}
        h1{font-size:1.5rem}h2{font-size:1.25rem;margin-top:2.5rem;border-bottom:1px solid #999}h3{font-size:1.05rem;margin-bottom:.3rem}
        table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem}th,td{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0;border-bottom:1px solid #ddd}
        th{font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}code{font-size:.85em;overflow-wrap:anywhere}.failed{color:#a00;font-weight:600}.note{color:#555}
        section.order{page-break-inside:avoid}
        """;

    private readonly StringBuilder _html = new();

    internal static string Of(DayReport report)
    {
        var page = new ReportHtml();
        page.Page(report);
        return page._html.ToString();
    }

    private void Page(DayReport report)
    {
        Raw($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>Audit {report.Day}</title><style>{Style}</style></head><body>");
        Raw($"<h1>Audit report for {report.Day} (KST)</h1><p>Made {KoreanTime.Of(report.MadeAt)} KST from the journal <code>{Text(report.Journal)}</code> alone. Every row up to the day's end was held against the hash chain and holds. Amounts in won, instants in Korean time.</p>");
        Raw("<p class=\"note\">Risk checks are measured again by the checks that decided, from the account's state and limits at that event and the prices recorded with it. Checks without numbers (market hours, halts, connection, permission, kill switch) passed for every order that was placed. Orders of versions that recorded no prices lack the collar and the day's loss.</p>");
        if (report.Accounts.Count == 0)
            Raw("<p>The journal knows no account.</p>");
        foreach (var account in report.Accounts)
            Account(account);
        Raw("</body></html>\n");
    }

    private void Account(AccountDay a)
    {
        Raw($"<h2>Account {a.Account}</h2>");
        Table(
            ["Orders", "Executions", "Bought", "Sold", "Commission", "Tax", "Realised", "Cash before", "Cash after", "Open orders", "In doubt"],
            [[a.Orders.Count, a.Executions.Count, a.Turnover.Bought, a.Turnover.Sold, a.After.Commission - a.Before.Commission, a.After.Tax - a.Before.Tax, a.After.RealisedProfit - a.Before.RealisedProfit,
                a.Before.Cash, a.After.Cash, a.After.OpenOrders, a.After.OrdersInDoubt]]);
        Raw($"<p>Stream at the day's end: #{N(a.After.Version)}, hash <code>{a.HeadHash}</code>, state hash <code>{a.After.StateHash}</code></p>");
        Raw("<h3>Executions</h3>");
        Table(
            ["At", "Order", "Kiwoom's number", "Issue", "Side", "Quantity", "Price", "Amount", "Commission", "Tax", "Known from"],
            a.Executions.Select(e => new object?[] { e.ExecutedAt, e.ClientOrderId.Value, e.BrokerOrderNo.ToString(), e.Symbol.Value, JsonFields.SnakeCase(e.Side), e.Quantity, e.Price, e.Amount, e.Commission, e.Tax, JsonFields.SnakeCase(e.Source) }));
        Raw("<h3>Reconciliation with Kiwoom's lists</h3>");
        Entries(a.Reconciliation);
        Raw("<h3>Decisions besides orders</h3>");
        Entries(a.Decisions);
        Raw("<h3>Orders</h3>");
        if (a.Orders.Count == 0)
            Raw("<p>None.</p>");
        foreach (var order in a.Orders)
            Order(order);
    }

    private void Order(OrderStory story)
    {
        var o = story.Order;
        var who = o.External ? "not through this system" : $"by {o.User?.Value ?? "system"}{(o.Strategy is { } strategy ? $", strategy {strategy}" : "")}{(story.Liquidation ? ", liquidation by the kill switch" : "")}";
        Raw($"<section class=\"order\"><h3>{Text(o.ClientOrderId.Value)}: {JsonFields.SnakeCase(o.Side)} {N(o.Quantity)} {o.Symbol} {JsonFields.SnakeCase(o.OrderType)}{(o.Price is { } price ? $" at {N(price)}" : "")}: {JsonFields.SnakeCase(o.Status)}</h3>");
        Raw($"<p>Decided {Text(KoreanTime.Of(o.PlacedAt))} {Text(who)}. Filled {N(o.CumQty)}, open {N(o.LeavesQty)}, cancelled {N(o.CanceledQty)}; amount {N(o.CumAmount)}. Kiwoom's number {Text(o.BrokerOrderNo?.ToString() ?? "none")}.</p>");
        foreach (var failed in o.FailedChecks)
            Raw($"<p class=\"failed\">{JsonFields.SnakeCase(failed.Check)}: {Text(failed.Text)}</p>");
        if (story.Checks.Count > 0)
        {
            Table(
                ["Check", "What", "Actual", "Limit", "Unit", "Result"],
                story.Checks.Select(m => new object?[] { JsonFields.SnakeCase(m.Check), m.What, m.Actual, m.Limit, m.Unit, CheckWords.ResultOf(m, story.Liquidation) }));
        }

        Entries(story.Entries);
        Raw("</section>");
    }

    private void Entries(IReadOnlyList<StoryEntry> entries) => Table(
        ["#", "At", "Event", "Who", "Command", "Details", "Hash"],
        entries.Select(e => new object?[] { e.SequenceNr, e.At, e.Record.Manifest, e.Who, e.Record.Event.Cause.Command.Value, e.Details, e.Record.Hash[..16] }));

    private void Table(string[] columns, IEnumerable<object?[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            Raw("<p>None.</p>");
            return;
        }

        Raw("<table><tr>");
        for (var i = 0; i < columns.Length; i++)
            Raw($"<th{(IsNumber(all[0][i]) ? " class=\"n\"" : "")}>{Text(columns[i])}</th>");
        Raw("</tr>");
        foreach (var row in all)
        {
            Raw("<tr>");
            foreach (var cell in row)
                Raw(IsNumber(cell) ? $"<td class=\"n\">{N(cell)}</td>" : $"<td>{Text(cell is DateTimeOffset at ? KoreanTime.Of(at) : cell?.ToString() ?? "")}</td>");
            Raw("</tr>");
        }

        Raw("</table>");
    }

    private static bool IsNumber(object? cell) => cell is int or long or decimal;

    private static string N(object? number) => ((IFormattable)number!).ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    // Everything that did not come from this file has gone through Text or N.
    private void Raw(string html) => _html.Append(html);
}
