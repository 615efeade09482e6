using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>An order under one of Kiwoom's numbers: a replaced order has several. Its shares are filled, closed, moved to the next number, or
/// open. Mutable; owned by the fold.</summary>
public sealed class OrderLeg
{
    /// <summary>The day within which the number is unique.</summary>
    public required TradingDay Day { get; init; }

    /// <summary>Kiwoom's number.</summary>
    public required BrokerOrderNo Number { get; init; }

    /// <summary>Shares that the number had.</summary>
    public required long Quantity { get; init; }

    /// <summary>Shares filled.</summary>
    public long Filled { get; set; }

    /// <summary>Won filled.</summary>
    public long FilledAmount { get; set; }

    /// <summary>Shares cancelled, expired or refused.</summary>
    public long Closed { get; set; }

    /// <summary>Shares that moved to another number.</summary>
    public long Moved { get; set; }

    /// <summary>Shares open.</summary>
    [JsonIgnore]
    public long Open => Quantity - Filled - Closed - Moved;

    internal OrderLeg Copy() => (OrderLeg)MemberwiseClone();
}
