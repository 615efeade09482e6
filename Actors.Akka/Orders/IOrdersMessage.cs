namespace Kiwoom.OnAkka.Orders;

/// <summary>A message between a strategy of another process and the gateway's orders door.</summary>
public interface IOrdersMessage : IOrdersWire
{
    /// <summary>The request that it is, or that it answers.</summary>
    RequestId RequestId { get; }
}
