namespace Kiwoom.Simulator.Exchange;

/// <summary>The orders at one price of one side, in the order of their arrival.</summary>
internal sealed class PriceLevel(long price)
{
    internal long Price { get; } = price;

    internal long Quantity { get; set; }

    internal BookOrder? First { get; private set; }

    private BookOrder? Last { get; set; }

    internal void Append(BookOrder order)
    {
        order.Level = this;
        order.Previous = Last;
        order.Next = null;
        if (Last is null)
            First = order;
        else
            Last.Next = order;
        Last = order;
        Quantity += order.Leaves;
    }

    internal void Unlink(BookOrder order)
    {
        if (order.Previous is null)
            First = order.Next;
        else
            order.Previous.Next = order.Next;
        if (order.Next is null)
            Last = order.Previous;
        else
            order.Next.Previous = order.Previous;
        order.Level = null;
        order.Next = order.Previous = null;
        Quantity -= order.Leaves;
    }
}
