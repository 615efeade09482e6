using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <content>Matching: on arrival and by call auction.</content>
internal sealed partial class IssueMarket
{
    /// <summary>Trades an arriving order as far as its price reaches. False where an interruption began instead; what is left is the caller's.</summary>
    internal bool Take(BookOrder incoming, DateTimeOffset at)
    {
        _now = at;
        var consume = !(IsPaper && incoming.IsUser);
        var opposite = Book.OppositeOf(incoming.Side);
        // One order's own fills do not move the reference that it is measured against.
        var (dynamicReference, staticReference) = (Tape.DynamicReference, Tape.StaticReference);
        for (var i = opposite.Count - 1; i >= 0 && incoming.Leaves > 0 && incoming.Reaches(opposite[i].Price); i--)
        {
            var level = opposite[i];
            if (consume && TriggerOf(level.Price, dynamicReference, staticReference) is var trigger and not VolatilityTrigger.None)
            {
                Interrupt(at, level.Price, trigger);
                return false;
            }

            for (var resting = level.First; resting is not null && incoming.Leaves > 0;)
            {
                var next = resting.Next;
                if (consume)
                    Trade(incoming, resting, level.Price);
                else
                    Shadow(incoming, resting, level.Price);
                resting = next;
            }
        }

        return true;
    }

    private VolatilityTrigger TriggerOf(long price, long dynamicReference, long staticReference) => !_options.VolatilityInterruptions
        ? VolatilityTrigger.None
        : VolatilityInterruptionRules.TriggerOf(Today, Phase, price, dynamicReference, staticReference);

    private void Trade(BookOrder incoming, BookOrder resting, long price)
    {
        var quantity = Math.Min(incoming.Leaves, resting.Leaves);
        var tradeNo = Tape.NextTradeNo();
        Book.SideOf(resting.Side).Reduce(resting, quantity);
        Report(resting, price, quantity, tradeNo, aggressor: false);
        Fill(incoming, price, quantity, tradeNo, aggressor: true);
        Print(price, quantity, tradeNo, incoming.Side);
        if (IsPaper)
            _shadow.AfterTrade(price, quantity, incoming.Side);
    }

    private void Shadow(BookOrder incoming, BookOrder quote, long price)
    {
        var quantity = Math.Min(incoming.Leaves, quote.Leaves - quote.Taken);
        if (quantity == 0)
            return;
        quote.Taken += quantity;
        Fill(incoming, price, quantity, Tape.NextTradeNo(), aggressor: true);
    }

    private void Fill(BookOrder order, long price, long quantity, long tradeNo, bool aggressor)
    {
        order.Leaves -= quantity;
        Report(order, price, quantity, tradeNo, aggressor);
    }

    private void Report(BookOrder order, long price, long quantity, long tradeNo, bool aggressor)
    {
        order.Cum += quantity;
        if (order.IsUser)
            _emit(new OrderFilled(order.Id, Today.Symbol, _now, order.Side, price, quantity, tradeNo, aggressor, order.Cum, order.Leaves));
    }

    private void Print(long price, long quantity, long tradeNo, Side? aggressor)
    {
        Tape.Record(price, quantity, _now);
        _emit(new TradePrinted(
            Today.Symbol, _now, price, quantity, tradeNo, aggressor, Tape.CumVolume, Tape.CumValue, Tape.Open, Tape.High, Tape.Low,
            Book.Asks.BestPrice, Book.Bids.BestPrice));
    }

    private void Uncross(DateTimeOffset at)
    {
        var (price, quantity) = CallAuction.PriceOf(Book, Legal(Tape.Last));
        if (_auction == AuctionKind.Closing && !_closingExtended && quantity > 0
            && TriggerOf(price, Tape.DynamicReference, 0) is var trigger and not VolatilityTrigger.None)
        {
            ExtendClosing(at, price, trigger);
            return;
        }

        if (quantity > 0)
        {
            var tradeNo = Tape.NextTradeNo();
            var bids = FillSide(Book.Bids, price, quantity, tradeNo);
            var asks = FillSide(Book.Asks, price, quantity, tradeNo);
            Print(price, quantity, tradeNo, aggressor: null);
            Tape.StaticReference = price;
            if (IsPaper)
                _shadow.AfterAuction(price, quantity, bids, asks);
        }

        EndAuction(at, price);
    }

    // A closing price too far from the last trade extends the auction once; the rules start no static interruption that late.
    private void ExtendClosing(DateTimeOffset at, long price, VolatilityTrigger trigger)
    {
        _closingExtended = true;
        _interruptions++;
        _interruptedAt = at;
        _auctionEndsAt = VolatilityInterruptionRules.EndOf(at, RandomEnd(4));
        NextAt = at + AuctionBeat;
        _emit(new ViTriggered(Today.Symbol, at, trigger, price, Tape.DynamicReference, Tape.StaticReference, Tape.DynamicReference, _interruptions));
    }

    // One fill per order, whatever the number of its counterparties; the whole auction is one trade. Returns what was filled at the price itself.
    private long FillSide(BookSide side, long price, long quantity, long tradeNo)
    {
        var atPrice = 0L;
        while (quantity > 0)
        {
            var order = side.Best!.First!;
            var filled = Math.Min(quantity, order.Leaves);
            quantity -= filled;
            if (order.Price == price)
                atPrice += filled;
            side.Reduce(order, filled);
            Report(order, price, filled, tradeNo, aggressor: false);
        }

        return atPrice;
    }

    private void EndAuction(DateTimeOffset at, long price)
    {
        if (_auction == AuctionKind.Closing)
        {
            if (_closingExtended)
                _emit(new ViReleased(Today.Symbol, at, _interruptedAt, price));
            Close(at, ExpiryReason.SessionEnd);
            return;
        }

        foreach (var order in OpenOrders().Where(o => o.IsPriceless).ToList())
            Reprice(order, price > 0 ? price : Legal(Tape.Last));
        var released = InVolatilityInterruption;
        State = released ? _afterInterruption : IssueState.Continuous;
        if (released)
            _emit(new ViReleased(Today.Symbol, at, _interruptedAt, price));
        NextAt = _background?.NextTradeAfter(at) ?? DateTimeOffset.MaxValue;
        PublishBook();
    }
}
