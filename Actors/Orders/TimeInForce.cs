using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>How long an order stands.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TimeInForce>))]
public enum TimeInForce
{
    /// <summary>Until the end of the session.</summary>
    Day,

    /// <summary>Fill what is there, cancel the rest (IOC).</summary>
    ImmediateOrCancel,

    /// <summary>All at once or nothing (FOK).</summary>
    FillOrKill,
}
