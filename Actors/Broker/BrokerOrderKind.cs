using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>What an order number stands for: Kiwoom numbers cancels and replaces too.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<BrokerOrderKind>))]
public enum BrokerOrderKind
{
    /// <summary>A new order.</summary>
    New,

    /// <summary>정정: replaces the original.</summary>
    Replace,

    /// <summary>취소: cancels the original.</summary>
    Cancel,
}
