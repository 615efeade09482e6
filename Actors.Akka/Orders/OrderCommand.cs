using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.OnAkka.Orders;

/// <summary>What a strategy tells its <see cref="OrderClient"/>, in its own process. Each comes back with its outcome in an <see cref="OrderNotice"/>.</summary>
/// <remarks>Commands about one order reach the gateway one after the other, each once the one before has its answer; those about different orders overtake
/// each other.</remarks>
public abstract record OrderCommand
{
    private OrderCommand()
    {
    }

    /// <summary>Sends a new order.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="QueueWhileDisconnected">Whether it may wait at the gateway for the bridge.</param>
    public sealed record Place(OrderSpec Order, bool QueueWhileDisconnected = false) : OrderCommand;

    /// <summary>Asks to cancel what is open of an order.</summary>
    /// <param name="ClientOrderId">The order.</param>
    public sealed record Cancel(ClientOrderId ClientOrderId) : OrderCommand;

    /// <summary>Asks to change an order's price, its total quantity, or both.</summary>
    /// <param name="ClientOrderId">The order.</param>
    /// <param name="Quantity">New total quantity in shares, what is filled included; null leaves it.</param>
    /// <param name="Price">New price in won; null leaves it.</param>
    public sealed record Replace(ClientOrderId ClientOrderId, long? Quantity, long? Price) : OrderCommand;

    /// <summary>Asks how an order stands.</summary>
    /// <param name="ClientOrderId">The order.</param>
    public sealed record ReadOrder(ClientOrderId ClientOrderId) : OrderCommand;

    /// <summary>Asks for positions, money and open orders.</summary>
    public sealed record ReadAccount : OrderCommand;
}
