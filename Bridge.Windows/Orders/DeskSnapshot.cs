using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Orders;

/// <summary>The desk's state as it is stored: everything in lists, sorted, so that equal states are equal bytes.</summary>
/// <param name="Outbox">See <see cref="OrderDeskState.Outbox"/>.</param>
/// <param name="Outboxes">See <see cref="OrderDeskState.Outboxes"/>.</param>
/// <param name="LastSequence">See <see cref="OrderDeskState.LastSequence"/>.</param>
/// <param name="Trimmed">See <see cref="OrderDeskState.Trimmed"/>.</param>
/// <param name="Day">See <see cref="OrderDeskState.Day"/>.</param>
/// <param name="Intents">See <see cref="OrderDeskState.Intents"/>.</param>
/// <param name="Unacknowledged">By number.</param>
/// <param name="Commands">By id.</param>
/// <param name="Open">By id.</param>
/// <param name="Orders">By account and number.</param>
/// <param name="Parked">In order of arrival.</param>
/// <param name="Holdings">By account and symbol.</param>
public sealed record DeskSnapshot(
    string? Outbox,
    int Outboxes,
    long LastSequence,
    long Trimmed,
    TradingDay Day,
    long Intents,
    IReadOnlyList<QueuedReport> Unacknowledged,
    IReadOnlyList<CommandEntry> Commands,
    IReadOnlyList<CommandId> Open,
    IReadOnlyList<OrderEntry> Orders,
    IReadOnlyList<ChejanOrder> Parked,
    IReadOnlyList<HoldingReported> Holdings);
