using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>What a change on its way does.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    /// <summary>Cancels what is open.</summary>
    Cancel,

    /// <summary>Replaces price, quantity or both.</summary>
    Replace,
}
