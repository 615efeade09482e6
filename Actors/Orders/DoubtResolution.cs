using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>What was found out about an order in doubt.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<DoubtResolution>))]
public enum DoubtResolution
{
    /// <summary>Kiwoom has it.</summary>
    Arrived,

    /// <summary>Kiwoom does not have it, and it cannot arrive any more: rejected.</summary>
    NeverArrived,
}
