using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The broker's side of an order's life: checks, numbers, the way to the exchange and back into the ledger, Chejan events.</summary>
internal sealed class OrderDesk(BrokerServer server, EventQueue queue)
{
    private readonly ChejanFormat _format = new(server.IsMock, server.Options.ExecutionPriceIsAverage);
    private readonly OrderCheck _check = new(server);
    private readonly Dictionary<string, BrokerOrder> _atVenue = new(StringComparer.Ordinal);
    private List<Action>? _heldBack;

    private BrokerLedger Ledger => server.Ledger;

    public OrderReply Place(OrderRequest request)
    {
        var direction = OrderDirection.Find(request.OrderType);
        var issue = server.Master.Find(request.Code);
        if (direction is null || issue is null || !AccountNo.TryParse(request.Account, out var number) || Ledger.AccountOf(number) is not { } account)
            return Refused(request, direction, issue, OrderRefusal.TradingProhibited);
        return direction.Action == BrokerOrderAction.New
            ? PlaceNew(request, direction, issue, account)
            : PlaceChange(request, direction, issue, account);
    }

    public long Orderable(BrokerAccount account) => _check.Orderable(account);

    /// <summary>Puts the open orders of today back to the exchange after a restart, in the order of their numbers; those of earlier days ended.</summary>
    public void Resume(DateTimeOffset now)
    {
        var today = TradingDay.At(now);
        foreach (var order in Ledger.Orders.Where(o => o.AwaitsExchange).ToList())
            Ledger.Record(new OrderChanged(now, order.Booked.Day, order.No, order.Booked.Day == today ? Takeable(order) : 0));
        EndOrdersBefore(today);
        foreach (var order in Ledger.Orders.Where(o => o.Open > 0).ToList())
        {
            if (SubmitOpen(order, order.Open) != VenueRefusal.None)
                Ledger.Record(new OrderEnded(now, order.Booked.Day, order.No));
        }
    }

    public void EndOrdersBefore(TradingDay day)
    {
        foreach (var order in Ledger.Orders.Where(o => o.Open > 0 && o.Booked.Day.CompareTo(day) < 0).ToList())
            End(order);
    }

    public void Filled(string orderId, long price, long quantity, DateTimeOffset at) => NowOrAfterAcceptance(() =>
    {
        if (_atVenue.TryGetValue(orderId, out var order))
            Fill(order, price, quantity, at);
    });

    public void Expired(string orderId, DateTimeOffset at) => NowOrAfterAcceptance(() =>
    {
        if (_atVenue.TryGetValue(orderId, out var order))
            End(order);
    });

    private OrderReply PlaceNew(OrderRequest request, OrderDirection direction, MasterIssue issue, BrokerAccount account)
    {
        var refusal = _check.New(request, direction, issue, account);
        if (refusal != OrderRefusal.None)
            return Refused(request, direction, issue, refusal);
        var order = new BrokerOrder(Booking(request, BrokerOrderAction.New, direction.Side!.Value, request.Quantity, null));
        _heldBack = [];
        var answer = SubmitOpen(order, request.Quantity);
        var heldBack = _heldBack;
        _heldBack = null;
        if (answer != VenueRefusal.None)
        {
            _atVenue.Remove(order.VenueId);
            return Refused(request, direction, issue, OrderCheck.Of(answer));
        }

        order = Book(order.Booked);
        Push(order, new OrderNotice(OrderNotice.Accepted, order.Open));
        foreach (var later in heldBack)
            later();
        return Accepted(request, order, issue);
    }

    private OrderReply PlaceChange(OrderRequest request, OrderDirection direction, MasterIssue issue, BrokerAccount account)
    {
        var refusal = _check.Change(request, direction, account, out var original, out var quantity);
        if (refusal != OrderRefusal.None)
            return Refused(request, direction, issue, refusal);
        var order = Book(Booking(request, direction.Action, original!.Booked.Side, quantity, original.No) with { Terms = original.Booked.Terms });
        Push(order, new OrderNotice(OrderNotice.Accepted, quantity)); // 902 of a cancel's 접수 is [U]
        if (server.Options.ExchangeLatency <= TimeSpan.Zero)
            Confirm(order);
        else
            queue.Add(server.Now + server.Options.ExchangeLatency, () => Confirm(order));
        return Accepted(request, order, issue);
    }

    private void Confirm(BrokerOrder change)
    {
        var original = OriginalOf(change);
        var taken = Takeable(change);
        if (taken > 0 && !TakeFromVenue(change, original, taken))
            taken = 0;
        Ledger.Record(new OrderChanged(server.Now, change.Booked.Day, change.No, taken));
        if (taken == 0)
        {
            if (server.Options.TellsLostRaces)
                Push(change, new OrderNotice(OrderNotice.Refused, 0));
            return;
        }

        Push(change, new OrderNotice(OrderNotice.Confirmed, change.Open));
        Push(original, new OrderNotice(StateOf(original), original.Open, IsClear: original.Open == 0));
        ReleaseHeldBack();
    }

    /// <summary>A replacement may trade at once; those fills wait until the confirmation is told.</summary>
    private bool TakeFromVenue(BrokerOrder change, BrokerOrder original, long quantity)
    {
        VenueRefusal refusal;
        _heldBack = [];
        if (change.Booked.Action == BrokerOrderAction.Modify)
        {
            _atVenue[change.VenueId] = change;
            refusal = server.Venue.Replace(original.VenueId, change.VenueId, quantity, change.Booked.Price, server.Now);
        }
        else
        {
            refusal = server.Venue.Cancel(original.VenueId, quantity, server.Now);
        }

        if (refusal == VenueRefusal.None)
            return true;
        _atVenue.Remove(change.VenueId);
        ReleaseHeldBack();
        return false;
    }

    private void ReleaseHeldBack()
    {
        var heldBack = _heldBack ?? [];
        _heldBack = null;
        foreach (var later in heldBack)
            later();
    }

    private void Fill(BrokerOrder order, long price, long quantity, DateTimeOffset at)
    {
        var issue = server.Master.Find(order.Booked.Symbol.Value)!;
        var amount = order.Amount + (price * quantity);
        var costs = server.CostsOf(issue.Instrument, order.Booked.Side, order.Booked.Day, amount);
        Ledger.Record(new OrderFilled(at, order.Booked.Day, order.No, Ledger.LastExecutionNo + 1, price, quantity,
            costs.Commission - order.Commission, costs.Tax - order.Tax));
        if (order.Open == 0)
            _atVenue.Remove(order.VenueId);
        Push(order, new OrderNotice(OrderNotice.Executed, order.Open, order.Fills[^1]));
        var account = Ledger.AccountOf(order.Booked.Account)!;
        server.Push(ChejanFormat.Balance(account, account.PositionOf(order.Booked.Symbol), issue, QuoteOf(order), order.Booked.Side));
    }

    private void End(BrokerOrder order)
    {
        if (order.Open == 0)
            return;
        Ledger.Record(new OrderEnded(server.Now, order.Booked.Day, order.No));
        _atVenue.Remove(order.VenueId);
        Push(order, new OrderNotice(StateOf(order), 0)); // state text of an expiry is [U]
    }

    private void NowOrAfterAcceptance(Action work)
    {
        if (_heldBack is { } heldBack)
            heldBack.Add(work);
        else
            work();
    }

    private VenueRefusal SubmitOpen(BrokerOrder order, long quantity)
    {
        var terms = OrderTerms.Find(order.Booked.Terms)!;
        _atVenue[order.VenueId] = order;
        return server.Venue.Submit(
            new VenueOrder(order.VenueId, order.Booked.Symbol, order.Booked.Side, terms.Type, terms.TimeInForce, quantity, order.Booked.Price), server.Now);
    }

    private BrokerOrder Book(OrderBooked booked)
    {
        Ledger.Record(booked);
        var order = Ledger.OrderOf(booked.Day, booked.No)!;
        if (_atVenue.ContainsKey(order.VenueId))
            _atVenue[order.VenueId] = order;
        return order;
    }

    private OrderBooked Booking(OrderRequest request, BrokerOrderAction action, Side side, long quantity, BrokerOrderNo? original)
    {
        var day = TradingDay.At(server.Now);
        return new OrderBooked(
            server.Now, day, Ledger.NextNumber(day), AccountNo.Parse(request.Account), Symbol.Parse(request.Code), side, action, quantity, request.Price,
            request.Terms, original, request.Screen, request.FromHts, request.RqName);
    }

    private BrokerOrder OriginalOf(BrokerOrder change) => Ledger.OrderOf(change.Booked.Day, change.Booked.Original!.Value)!;

    private long Takeable(BrokerOrder change) => Math.Min(change.Booked.Quantity, OriginalOf(change).Open);

    private static string StateOf(BrokerOrder order) => order.Filled > 0 ? OrderNotice.Executed : OrderNotice.Accepted;

    private VenueQuote QuoteOf(BrokerOrder order) => server.Venue.QuoteOf(order.Booked.Symbol)!;

    /// <summary>An order of an earlier day may be of an issue that is listed no more; nobody is logged in to hear of its end.</summary>
    private void Push(BrokerOrder order, OrderNotice notice)
    {
        if (server.Master.Find(order.Booked.Symbol.Value) is { } issue && server.Venue.QuoteOf(order.Booked.Symbol) is { } quote)
            server.Push(_format.Order(order, issue, quote, notice, server.Now));
    }

    private OrderReply Accepted(OrderRequest request, BrokerOrder order, MasterIssue issue) =>
        new(TrCodeOf(OrderDirection.Find(request.OrderType), issue), order.No, OrderMessages.Done(server.IsMock, order.Booked.Side, order.Booked.Action), OrderRefusal.None);

    private OrderReply Refused(OrderRequest request, OrderDirection? direction, MasterIssue? issue, OrderRefusal refusal) =>
        new(TrCodeOf(direction, issue), null, OrderMessages.Of(refusal, server.IsMock), refusal);

    /// <summary>sTrCode of the answer (§3.4). Names for SOR and NXT orders are [U]: theirs are those of KRX here.</summary>
    private static string TrCodeOf(OrderDirection? direction, MasterIssue? issue)
    {
        var board = issue?.Instrument.Board == Actors.Market.Board.Kosdaq ? "KQ" : "KP";
        return direction?.Action switch
        {
            BrokerOrderAction.Modify => $"KOA_NORMAL_{board}_MODIFY",
            BrokerOrderAction.Cancel => $"KOA_NORMAL_{board}_CANCEL",
            _ => $"KOA_NORMAL_{(direction?.Side == Side.Sell ? "SELL" : "BUY")}_{board}_ORD",
        };
    }
}
