using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Accounts;

/// <summary>A report of Kiwoom that contradicts what is known.</summary>
/// <param name="At">When it was recorded (UTC).</param>
/// <param name="Reason">How it contradicts.</param>
/// <param name="ClientOrderId">The order it is about; null where that is not known.</param>
/// <param name="TradingDay">The trading day it names; null where it names none.</param>
/// <param name="BrokerOrderNo">Kiwoom's number; null where it names none.</param>
/// <param name="Symbol">The issue; null where it names none.</param>
/// <param name="Side">Buy or sell; null where it names none.</param>
/// <param name="Quantity">Shares in question; null where there is no number.</param>
/// <param name="Price">Won; null where there is none.</param>
/// <param name="Text">A sentence for people.</param>
public sealed record UnexplainedReportDocument(
    DateTimeOffset At,
    ReportFault Reason,
    ClientOrderId? ClientOrderId,
    TradingDay? TradingDay,
    BrokerOrderNo? BrokerOrderNo,
    Symbol? Symbol,
    Side? Side,
    long? Quantity,
    long? Price,
    string Text)
{
    /// <summary>Shows a report.</summary>
    public static UnexplainedReportDocument Of(UnexplainedReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var e = report.Event;
        return new UnexplainedReportDocument(report.At, e.Reason, e.ClientOrderId, e.Day, e.BrokerOrderNo, e.Symbol, e.Side, e.Quantity, e.Price, e.Text);
    }
}
