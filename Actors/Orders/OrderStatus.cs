using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>Where an order stands (FIX OrdStatus, and <see cref="InDoubt"/> of our own).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<OrderStatus>))]
public enum OrderStatus
{
    /// <summary>Durable here, not yet acknowledged by Kiwoom.</summary>
    PendingNew,

    /// <summary>Acknowledged by Kiwoom (접수), nothing filled.</summary>
    New,

    /// <summary>Some quantity filled, the rest open.</summary>
    PartiallyFilled,

    /// <summary>Everything filled. Final.</summary>
    Filled,

    /// <summary>A cancel is on its way.</summary>
    PendingCancel,

    /// <summary>Cancelled, perhaps after partial fills. Final.</summary>
    Canceled,

    /// <summary>A replace is on its way.</summary>
    PendingReplace,

    /// <summary>Refused by risk or by Kiwoom. Final.</summary>
    Rejected,

    /// <summary>Ended by the exchange at the end of its time in force. Final.</summary>
    Expired,

    /// <summary>Sent or perhaps sent, outcome unknown. Keeps its reservation, is never sent again by itself, and waits for
    /// reconciliation.</summary>
    InDoubt,
}
