using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Orders;

/// <summary>An order as the fold keeps it. Mutable; only folds change it. CumQty + LeavesQty + CanceledQty = Quantity after every event.</summary>
public sealed class OrderRecord
{
    /// <summary>Its place among all orders of the account, from 1.</summary>
    public required long Ordinal { get; init; }

    /// <summary>What the sender wanted, as first placed.</summary>
    public required OrderSpec Spec { get; init; }

    /// <summary>The trading day it was decided for.</summary>
    public required TradingDay Day { get; init; }

    /// <summary>The id under which the bridge sends it; null for refused orders and those from elsewhere.</summary>
    public CommandId? Command { get; init; }

    /// <summary>After this instant (UTC) it must not be sent; null where it never is.</summary>
    public DateTimeOffset? SendBefore { get; init; }

    /// <summary>Won a share reserved while a buy is open.</summary>
    public long ReservePrice { get; set; }

    /// <summary>Commission reserved on top, as a share of the amount.</summary>
    public decimal ReserveFeeRate { get; init; }

    /// <summary>Who sent it.</summary>
    public UserId? User { get; init; }

    /// <summary>Which strategy sent it.</summary>
    public StrategyId? Strategy { get; init; }

    /// <summary>It waits for reconciliation before it is sent.</summary>
    public bool Queued { get; init; }

    /// <summary>A sale that the kill switch made.</summary>
    public bool Liquidation { get; init; }

    /// <summary>What decides the costs of its fills; null where nobody had described the issue.</summary>
    public IssueClass? Issue { get; init; }

    /// <summary>It did not come through this system.</summary>
    public bool External { get; init; }

    /// <summary>Total shares as last replaced.</summary>
    public long Quantity { get; set; }

    /// <summary>Won as last replaced; null where the type has none.</summary>
    public long? Price { get; set; }

    /// <summary>Shares filled.</summary>
    public long CumQty { get; set; }

    /// <summary>Shares open.</summary>
    public long LeavesQty { get; set; }

    /// <summary>Shares cancelled, expired or rejected.</summary>
    public long CanceledQty { get; set; }

    /// <summary>Won filled.</summary>
    public long CumAmount { get; set; }

    /// <summary>How it ended.</summary>
    public OrderEnd End { get; set; }

    /// <summary>Since when it is in doubt (UTC); null where it is not.</summary>
    public DateTimeOffset? DoubtSince { get; set; }

    /// <summary>Kiwoom's numbers that may be it, while it is in doubt.</summary>
    public IReadOnlyList<BrokerOrderNo> Candidates { get; set; } = [];

    /// <summary>The cancel or replace on its way; null for none.</summary>
    public PendingChange? Change { get; set; }

    /// <summary>Commands made for it so far: the next one's id ends with one more.</summary>
    public int Commands { get; set; }

    /// <summary>Why it was refused, if it was.</summary>
    public IReadOnlyList<FailedCheck> FailedChecks { get; init; } = [];

    /// <summary>The last words on it, for people.</summary>
    public string? Text { get; set; }

    /// <summary>When it was decided (UTC).</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Its numbers at Kiwoom, in the order in which they came to be known.</summary>
    public IReadOnlyList<OrderLeg> Legs
    {
        get => LegList;
        init => LegList = [.. value];
    }

    /// <summary>Its id.</summary>
    [JsonIgnore]
    public ClientOrderId Id => Spec.ClientOrderId;

    /// <summary>Its fills that are still kept.</summary>
    [JsonIgnore]
    public IReadOnlyList<OrderExecuted> Executions => ExecutionList;

    /// <summary>Whether nothing of it is open.</summary>
    [JsonIgnore]
    public bool IsFinal => LeavesQty == 0;

    /// <summary>Whether whether it arrived is unknown.</summary>
    [JsonIgnore]
    public bool IsInDoubt => DoubtSince is not null;

    /// <summary>The number that a change would name: the one that has open shares.</summary>
    [JsonIgnore]
    public OrderLeg? Current => LegList.FindLast(leg => leg.Open > 0) ?? (LegList.Count > 0 ? LegList[^1] : null);

    /// <summary>Where it stands.</summary>
    [JsonIgnore]
    public OrderStatus Status
    {
        get
        {
            if (IsInDoubt)
                return OrderStatus.InDoubt;
            if (LeavesQty == 0)
                return End switch
                {
                    OrderEnd.Rejected when CumQty == 0 => OrderStatus.Rejected,
                    OrderEnd.Expired => OrderStatus.Expired,
                    _ when CanceledQty == 0 => OrderStatus.Filled,
                    _ => OrderStatus.Canceled,
                };
            if (Change is { } change)
                return change.Kind == ChangeKind.Cancel ? OrderStatus.PendingCancel : OrderStatus.PendingReplace;
            return CumQty > 0 ? OrderStatus.PartiallyFilled : LegList.Count > 0 ? OrderStatus.New : OrderStatus.PendingNew;
        }
    }

    [JsonIgnore]
    internal List<OrderLeg> LegList { get; private set; } = [];

    [JsonIgnore]
    internal List<OrderExecuted> ExecutionList { get; private set; } = [];

    /// <summary>What the reservations last counted for it.</summary>
    [JsonIgnore]
    internal Reservation Reserved { get; set; }

    /// <summary>The number of a day, if it is this order's.</summary>
    public OrderLeg? Leg(TradingDay day, BrokerOrderNo number)
    {
        foreach (var leg in LegList)
        {
            if (leg.Number == number && leg.Day == day)
                return leg;
        }

        return null;
    }

    internal OrderRecord Copy()
    {
        var copy = (OrderRecord)MemberwiseClone();
        copy.LegList = LegList.ConvertAll(leg => leg.Copy());
        copy.ExecutionList = [.. ExecutionList];
        return copy;
    }
}
