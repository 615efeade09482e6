using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Account;

/// <summary>A report came that changed nothing. Remembered, so that its bridge may forget it.</summary>
[EventName("report_seen")]
public sealed record ReportSeen : AccountEvent;
