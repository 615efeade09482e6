using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>An event of one order.</summary>
public interface IOrderEvent
{
    /// <summary>The order.</summary>
    ClientOrderId ClientOrderId { get; }
}
