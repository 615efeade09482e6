using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>Buy or sell (매수, 매도).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Side>))]
public enum Side
{
    /// <summary>매수.</summary>
    Buy,

    /// <summary>매도.</summary>
    Sell,
}
