using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The broker's own checks before an order goes to the exchange.</summary>
internal sealed class OrderCheck(BrokerServer server)
{
    public OrderRefusal New(OrderRequest request, OrderDirection direction, MasterIssue issue, BrokerAccount account)
    {
        if (direction.Route != OrderRoute.Krx)
            return OrderRefusal.VenueNotAllowed;
        if (OrderTerms.Find(request.Terms) is not { } terms || (server.IsMock && !terms.OnMock))
            return OrderRefusal.TermsNotAllowed;
        if (server.Venue.QuoteOf(issue.Instrument.Symbol) is not { Halted: false } quote)
            return OrderRefusal.TradingProhibited;
        var priced = Price(request.Price, terms.NeedsPrice, issue, quote);
        if (priced != OrderRefusal.None)
            return priced;
        if (direction.Side == Side.Sell)
            return request.Quantity > account.SellableOf(issue.Instrument.Symbol) ? OrderRefusal.SharesShort : OrderRefusal.None;
        return Needed(issue.Instrument, terms, request.Price, request.Quantity, quote) > Orderable(account) ? OrderRefusal.MarginShort : OrderRefusal.None;
    }

    public OrderRefusal Change(OrderRequest request, OrderDirection direction, BrokerAccount account, out BrokerOrder? original, out long quantity)
    {
        quantity = request.Quantity;
        original = BrokerOrderNo.TryParse(request.Original, out var no) ? server.Ledger.OrderOf(TradingDay.At(server.Now), no) : null;
        if (direction.Route != OrderRoute.Krx)
            return OrderRefusal.VenueNotAllowed;
        if (original is null || original.Booked.Account != account.Number || original.Booked.Symbol.Value != request.Code || original.Booked.Side != direction.Side)
            return OrderRefusal.UnknownOriginal;
        if (original.Open == 0)
            return OrderRefusal.NothingLeft;
        var key = original.No;
        var underWay = account.LiveOrders.Where(o => o.AwaitsExchange && o.Booked.Original == key && o.Booked.Day == TradingDay.At(server.Now)).Sum(o => o.Booked.Quantity);
        var free = original.Open - underWay;
        if (free <= 0)
            return OrderRefusal.Executing;
        if (quantity == 0)
            quantity = free; // 0 for "all of it" is [U]
        if (quantity > free)
            return OrderRefusal.QuantityTooLarge;
        return direction.Action == BrokerOrderAction.Modify ? Modification(request, original, quantity, account) : OrderRefusal.None;
    }

    /// <summary>Cash that no open buy order holds. Sale proceeds count at once (§10.7).</summary>
    public long Orderable(BrokerAccount account) =>
        account.Cash - account.LiveOrders.Where(o => o.Open > 0 && o.Booked.Side == Side.Buy).Sum(Held);

    public static OrderRefusal Of(VenueRefusal refusal) => refusal switch
    {
        VenueRefusal.None => OrderRefusal.None,
        VenueRefusal.BeforeOpen => OrderRefusal.BeforeOpen,
        VenueRefusal.Closed => OrderRefusal.AfterClose,
        VenueRefusal.TypeNotAllowedNow => OrderRefusal.TermsNotAllowed,
        VenueRefusal.OffTick => OrderRefusal.OffTick,
        VenueRefusal.BeyondPriceLimit => OrderRefusal.BeyondPriceLimit,
        VenueRefusal.NothingOpen => OrderRefusal.NothingLeft,
        VenueRefusal.QuantityTooLarge => OrderRefusal.QuantityTooLarge,
        _ => OrderRefusal.TradingProhibited,
    };

    private OrderRefusal Modification(OrderRequest request, BrokerOrder original, long quantity, BrokerAccount account)
    {
        var issue = server.Master.Find(request.Code)!;
        var quote = server.Venue.QuoteOf(issue.Instrument.Symbol)!;
        if (OrderTerms.Find(original.Booked.Terms) is not { NeedsPrice: true } terms)
            return OrderRefusal.TermsNotAllowed;
        if (request.Terms != original.Booked.Terms)
            return OrderRefusal.TermsNotAllowed; // a modification never changes the type (§3.3)
        var priced = Price(request.Price, needed: true, issue, quote);
        if (priced != OrderRefusal.None || original.Booked.Side == Side.Sell)
            return priced;
        var more = Needed(issue.Instrument, terms, request.Price, quantity, quote) - Needed(issue.Instrument, terms, original.Booked.Price, quantity, quote);
        return more > Orderable(account) ? OrderRefusal.MarginShort : OrderRefusal.None;
    }

    private OrderRefusal Price(long price, bool needed, MasterIssue issue, VenueQuote quote)
    {
        if (!needed)
            return price == 0 ? OrderRefusal.None : OrderRefusal.PriceNotAllowed;
        if (price < quote.LowerLimit || price > quote.UpperLimit)
            return OrderRefusal.BeyondPriceLimit;
        return TickSizes.IsOnTick(issue.Instrument.Kind, price, TradingDay.At(server.Now)) ? OrderRefusal.None : OrderRefusal.OffTick;
    }

    /// <summary>What an open order keeps bound; one under modification keeps the dearer of both prices until the exchange answers.</summary>
    private long Held(BrokerOrder order)
    {
        var quote = server.Venue.QuoteOf(order.Booked.Symbol)!;
        var terms = OrderTerms.Find(order.Booked.Terms)!;
        var instrument = server.Master.Find(order.Booked.Symbol.Value)!.Instrument;
        var held = Needed(instrument, terms, order.Booked.Price, order.Open, quote);
        foreach (var change in server.Ledger.AccountOf(order.Booked.Account)!.LiveOrders)
        {
            if (!change.AwaitsExchange || change.Booked.Action != BrokerOrderAction.Modify || change.Booked.Original != order.No || change.Booked.Day != order.Booked.Day)
                continue;
            var quantity = Math.Min(change.Booked.Quantity, order.Open);
            held += Math.Max(0, Needed(instrument, terms, change.Booked.Price, quantity, quote) - Needed(instrument, terms, order.Booked.Price, quantity, quote));
        }

        return held;
    }

    /// <summary>Price times quantity and its commission; types without a price count at 상한가 (§3.3). That the commission counts is [U].</summary>
    private long Needed(Instrument instrument, OrderTerms terms, long price, long quantity, VenueQuote quote)
    {
        var amount = checked((terms.NeedsPrice ? price : quote.UpperLimit) * quantity);
        return amount + server.CostsOf(instrument, Side.Buy, TradingDay.At(server.Now), amount).Commission;
    }
}
