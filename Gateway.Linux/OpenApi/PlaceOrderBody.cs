using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.OpenApi;

/// <summary>A new order, as <see cref="Http.OrderRequest"/> reads it.</summary>
internal sealed record PlaceOrderBody
{
    /// <summary>Your id of it, unique per account for ever. Sending the same order again under it is safe.</summary>
    public required ClientOrderId ClientOrderId { get; init; }

    /// <summary>The account; may be left out by a caller who can use exactly one.</summary>
    public AccountNo? AccountNo { get; init; }

    /// <summary>The issue.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>Buy or sell.</summary>
    public required Side Side { get; init; }

    /// <summary>Shares, at least 1.</summary>
    public required long Quantity { get; init; }

    /// <summary>What price it trades at.</summary>
    public required OrderType OrderType { get; init; }

    /// <summary>Won; only and always for limit, conditional_limit and stop_limit.</summary>
    public long? Price { get; init; }

    /// <summary>Won; only and always for stop_limit.</summary>
    public long? StopPrice { get; init; }

    /// <summary>How long it stands; day where left out.</summary>
    public TimeInForce? TimeInForce { get; init; }

    /// <summary>The server you mean it for; the gateway's where left out, and refused where it is another.</summary>
    public TradingMode? Mode { get; init; }

    /// <summary>Whether it may wait for the bridge; false where left out: refused while the bridge is away.</summary>
    public bool? QueueWhileDisconnected { get; init; }
}
