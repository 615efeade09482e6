using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>How an order that has nothing open any more ended, other than by being filled.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<OrderEnd>))]
public enum OrderEnd
{
    /// <summary>It has not ended, or it is filled.</summary>
    None,

    /// <summary>Cancelled.</summary>
    Canceled,

    /// <summary>Ended with its time in force.</summary>
    Expired,

    /// <summary>Refused.</summary>
    Rejected,
}
