using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>Which of Kiwoom's servers an order is meant for.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TradingMode>))]
public enum TradingMode
{
    /// <summary>모의투자: Kiwoom's mock server.</summary>
    Paper,

    /// <summary>실전투자: real money.</summary>
    Real,
}
