using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>Why an order is being cancelled.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CancelReason>))]
public enum CancelReason
{
    /// <summary>Its sender or somebody allowed to asked for it.</summary>
    Requested,

    /// <summary>The kill switch is on.</summary>
    KillSwitch,
}
