using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>What a Chejan event (gubun 0) says of an order other than a fill. Source: fact sheet §4.3.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<BrokerOrderState>))]
public enum BrokerOrderState
{
    /// <summary>접수: the exchange has it.</summary>
    Accepted,

    /// <summary>확인: a cancel took effect.</summary>
    CancelConfirmed,

    /// <summary>확인: a replace took effect.</summary>
    ReplaceConfirmed,

    /// <summary>Open quantity went to zero without a fill on an order that nobody here cancelled or replaced: expiry, IOC or FOK remainder, or the clearing event of an original [U].</summary>
    Closed,
}
