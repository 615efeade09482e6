namespace Kiwoom.OnAkka.Orders;

/// <summary>What may travel between a strategy of another process and the gateway's orders door, open or sealed, and nothing else may.
/// <see cref="OrdersSerializer"/> is bound to it.</summary>
public interface IOrdersWire;
