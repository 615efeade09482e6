using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Account;

/// <summary>A report contradicts what is known. It is kept for people, nothing else changes, and reconciliation follows.</summary>
/// <param name="Reason">How it contradicts.</param>
/// <param name="ClientOrderId">The order it is about, where that is known.</param>
/// <param name="Day">The trading day it names; null where it names none.</param>
/// <param name="BrokerOrderNo">Kiwoom's number it is about; null where it names none.</param>
/// <param name="Symbol">The issue; null where it names none.</param>
/// <param name="Side">Buy or sell; null where it names none.</param>
/// <param name="Quantity">Shares in question; null where there is no number.</param>
/// <param name="Price">Won; null where there is none.</param>
/// <param name="Text">A sentence for people.</param>
[EventName("report_not_explained")]
public sealed record ReportNotExplained(
    ReportFault Reason,
    ClientOrderId? ClientOrderId,
    TradingDay? Day,
    BrokerOrderNo? BrokerOrderNo,
    Symbol? Symbol,
    Side? Side,
    long? Quantity,
    long? Price,
    string Text) : AccountEvent;
