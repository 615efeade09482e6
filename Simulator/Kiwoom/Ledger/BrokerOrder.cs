using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>An order as the broker knows it. Read only for everybody but the ledger.</summary>
public sealed class BrokerOrder
{
    private readonly List<BrokerFill> _fills = [];

    internal BrokerOrder(OrderBooked booked)
    {
        Booked = booked;
        Open = booked.Action == BrokerOrderAction.New ? booked.Quantity : 0;
        AwaitsExchange = booked.Action != BrokerOrderAction.New;
    }

    /// <summary>What was accepted.</summary>
    public OrderBooked Booked { get; }

    /// <summary>주문번호.</summary>
    public BrokerOrderNo No => Booked.No;

    /// <summary>The key of the order at the exchange.</summary>
    public string VenueId => $"{Booked.Day.ToCompact()}-{Booked.No}";

    /// <summary>Executions, oldest first.</summary>
    public IReadOnlyList<BrokerFill> Fills => _fills;

    /// <summary>미체결수량.</summary>
    public long Open { get; private set; }

    /// <summary>체결량, cumulative.</summary>
    public long Filled { get; private set; }

    /// <summary>체결누계금액 in won.</summary>
    public long Amount { get; private set; }

    /// <summary>Won.</summary>
    public long Commission { get; private set; }

    /// <summary>Won.</summary>
    public long Tax { get; private set; }

    /// <summary>Shares that a modification or cancel took from its original.</summary>
    public long Confirmed { get; private set; }

    /// <summary>A modification or cancel that the exchange has not answered.</summary>
    public bool AwaitsExchange { get; private set; }

    /// <summary>The exchange found nothing left to modify or cancel.</summary>
    public bool WasTooLate { get; private set; }

    /// <summary>Shares that later modifications and cancels took away, or that expired.</summary>
    public long TakenAway { get; private set; }

    internal void Fill(OrderFilled filled)
    {
        if (filled.Quantity <= 0 || filled.Quantity > Open)
            throw new InvalidOperationException($"order {No} has {Open} open and cannot trade {filled.Quantity}");
        _fills.Add(new BrokerFill(filled.ExecutionNo, filled.Price, filled.Quantity, filled.Commission, filled.Tax, filled.At));
        Open -= filled.Quantity;
        Filled += filled.Quantity;
        Amount += filled.Price * filled.Quantity;
        Commission += filled.Commission;
        Tax += filled.Tax;
    }

    internal void Answer(long confirmed)
    {
        AwaitsExchange = false;
        WasTooLate = confirmed == 0;
        Confirmed = confirmed;
        if (Booked.Action == BrokerOrderAction.Modify)
            Open = confirmed;
    }

    internal void TakeAway(long quantity)
    {
        if (quantity < 0 || quantity > Open)
            throw new InvalidOperationException($"order {No} has {Open} open and cannot lose {quantity}");
        Open -= quantity;
        TakenAway += quantity;
    }
}
