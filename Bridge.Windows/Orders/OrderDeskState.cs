using System.Collections.Immutable;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Orders;

/// <summary>The intent log, the correlation of Kiwoom's events with it, and the outbox. Immutable: a decision folds its own events into a
/// copy before it decides further.</summary>
/// <remarks>Bounded by the day's orders, by the commands of the last <see cref="OrderDeskFold.DaysOfCommands"/> days and by what the gateway
/// has not acknowledged.</remarks>
public sealed record OrderDeskState
{
    /// <summary>Before the first event.</summary>
    public static OrderDeskState Empty { get; } = new();

    /// <summary>The outbox's identity; null before the first report.</summary>
    public string? Outbox { get; init; }

    /// <summary>How many outboxes this database has had.</summary>
    public int Outboxes { get; init; }

    /// <summary>Number of the newest report.</summary>
    public long LastSequence { get; init; }

    /// <summary>The gateway has everything up to this report.</summary>
    public long Trimmed { get; init; }

    /// <summary>The day that <see cref="Orders"/> and <see cref="Parked"/> belong to.</summary>
    public TradingDay Day { get; init; }

    /// <summary>Counts intents; chooses the next order screen.</summary>
    public long Intents { get; init; }

    /// <summary>Reports that the gateway has not acknowledged, by number.</summary>
    public ImmutableSortedDictionary<long, QueuedReport> Unacknowledged { get; init; } = ImmutableSortedDictionary<long, QueuedReport>.Empty;

    /// <summary>Commands by id.</summary>
    public ImmutableDictionary<CommandId, CommandEntry> Commands { get; init; } = ImmutableDictionary<CommandId, CommandEntry>.Empty;

    /// <summary>Commands without an outcome: the ones that Kiwoom's events may be about.</summary>
    public ImmutableHashSet<CommandId> Open { get; init; } = [];

    /// <summary>Today's orders.</summary>
    public ImmutableDictionary<OrderKey, OrderEntry> Orders { get; init; } = ImmutableDictionary<OrderKey, OrderEntry>.Empty;

    /// <summary>Events that could belong to more than one command, in order of arrival.</summary>
    public ImmutableList<ChejanOrder> Parked { get; init; } = [];

    /// <summary>Holdings as last reported.</summary>
    public ImmutableDictionary<HoldingKey, HoldingReported> Holdings { get; init; } = ImmutableDictionary<HoldingKey, HoldingReported>.Empty;

    /// <summary>The order with a number.</summary>
    public OrderEntry? Find(AccountNo account, BrokerOrderNo number) => Orders.GetValueOrDefault(new OrderKey(account, number));
}
