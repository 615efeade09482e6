using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Account;

/// <summary>The account was compared with Kiwoom's own lists. What differed stands in the events before this one.</summary>
/// <param name="Run">The run of the gateway.</param>
/// <param name="Epoch">The epoch for which it is good.</param>
/// <param name="Day">The trading day of the lists.</param>
/// <param name="StartedAt">When the bridge began to read (UTC).</param>
/// <param name="Differences">How many positions and cash amounts differ now.</param>
[EventName("account_reconciled")]
public sealed record AccountReconciled(string Run, long Epoch, TradingDay Day, DateTimeOffset StartedAt, int Differences) : AccountEvent;
