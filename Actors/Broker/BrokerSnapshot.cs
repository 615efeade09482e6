using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>The account as Kiwoom's own lists show it, all pages read (opt10075, opt10076, opw00018, opw00001).</summary>
/// <param name="Account">Account.</param>
/// <param name="Command">The request it answers; null where the bridge read it by itself, as after a login.</param>
/// <param name="Day">Trading day.</param>
/// <param name="StartedAt">When reading began (UTC, market clock): what happened later may be missing.</param>
/// <param name="Complete">False where a list could not be read to its end: absence then proves nothing.</param>
/// <param name="Orders">Today's orders, open and done.</param>
/// <param name="Holdings">What is held.</param>
/// <param name="Cash">Won: today's cash with today's trades settled in (추정 D+2 예수금).</param>
public sealed record BrokerSnapshot(
    AccountNo Account,
    CommandId? Command,
    TradingDay Day,
    DateTimeOffset StartedAt,
    bool Complete,
    IReadOnlyList<SnapshotOrder> Orders,
    IReadOnlyList<SnapshotHolding> Holdings,
    long Cash) : IBrokerReport;
