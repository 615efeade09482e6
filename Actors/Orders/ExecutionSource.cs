using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>How a fill became known.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ExecutionSource>))]
public enum ExecutionSource
{
    /// <summary>Kiwoom reported it (Chejan).</summary>
    Reported,

    /// <summary>No report came; it was found in Kiwoom's own lists, perhaps several fills in one.</summary>
    Reconciled,
}
