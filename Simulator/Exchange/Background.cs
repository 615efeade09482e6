using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.Exchange;

/// <summary>
/// The rest of the market in one issue. Its liquidity is orders like any others: it quotes ten levels a side around its script and
/// takes from itself to print the script's trades; in a call auction it brings orders whose single price is the script's.
/// </summary>
internal sealed class Background
{
    private const int Depth = 10;
    private static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(200);

    private readonly IssueMarket _market;
    private readonly DayScript _script;
    private readonly ScriptPoint[] _afterMarket;
    private readonly long[] _asks = new long[Depth];
    private readonly long[] _bids = new long[Depth];
    private readonly Predicate<BookOrder> _isStale;
    private SplitMix _chance;
    private ScriptPoint[] _points;
    private int _next;
    private long _carried;
    private long _renewedAsk;
    private long _renewedBid;

    internal Background(IssueMarket market, DayScript script, ScriptPoint[] afterMarket, SplitMix chance)
    {
        (_market, _script, _afterMarket, _chance, _points) = (market, script, afterMarket, chance, script.Points);
        _isStale = IsStale;
    }

    /// <summary>When it next wants to trade, later than <paramref name="now"/>. Points that were due while nothing could trade are left out, except extremes.</summary>
    internal DateTimeOffset NextTradeAfter(DateTimeOffset now)
    {
        while (_next < _points.Length && _points[_next].At <= now && !_points[_next].IsExtreme)
            _carried += _points[_next++].Quantity;
        if (_next == _points.Length)
            return DateTimeOffset.MaxValue;
        return _points[_next].At > now ? _points[_next].At : now + CatchUp;
    }

    /// <summary>Goes over to the after-market's script.</summary>
    internal void BeginAfterMarket() => (_points, _next, _carried) = (_afterMarket, 0, 0);

    /// <summary>Makes the next trade of the script; keeps it for the auction if it starts an interruption.</summary>
    internal void TradeNext(DateTimeOffset at)
    {
        if (_next == _points.Length)
            return;
        var point = _points[_next];
        var (bid, ask) = point.Aggressor == Side.Buy ? (Down(point.Price), point.Price) : (point.Price, Up(point.Price));
        if (!Quote(bid, ask, at))
            return;
        var quantity = point.Quantity + (_carried / 8);
        var resting = _market.Book.OppositeOf(point.Aggressor);
        var missing = quantity - resting.QuantityAt(point.Price);
        var restingSide = point.Aggressor == Side.Buy ? Side.Sell : Side.Buy;
        if (missing > 0 && !Bring(restingSide, point.Price, missing + Size(0), at))
            return;
        var aggressive = Order(point.Aggressor, point.Price, quantity);
        if (!_market.Take(aggressive, at))
            return;
        _carried -= _carried / 8;
        _next++;
    }

    /// <summary>Makes at once what must not be left out before the closing auction.</summary>
    internal void Finish(DateTimeOffset at)
    {
        for (; _next < _points.Length && _market.State == IssueState.Continuous;)
        {
            if (_points[_next].IsExtreme)
            {
                var before = _next;
                TradeNext(at);
                if (_next == before)
                    return;
            }
            else
            {
                _carried += _points[_next++].Quantity;
            }
        }
    }

    /// <summary>Renews the background's orders of a call auction.</summary>
    /// <param name="kind">Which auction.</param>
    /// <param name="endsAt">When the auction ends.</param>
    /// <param name="progress">0 at the auction's start, 1000 at its end, when its price is exactly the script's.</param>
    internal void Compose(AuctionKind kind, DateTimeOffset endsAt, int progress)
    {
        var (target, quantity) = kind switch
        {
            AuctionKind.Opening => (_script.Bar.Open, _script.OpenQuantity),
            AuctionKind.Closing => (_script.Bar.Close, _script.CloseQuantity + (progress == 1000 ? _carried : 0)),
            _ => Deferred(endsAt, progress == 1000),
        };
        var price = target;
        if (progress < 1000)
        {
            var reference = _market.Tape.Last;
            price = reference + ((target - reference) * progress / 1000);
            var reach = Math.Max(1, target / 200) * (1000 - progress) / 1000;
            price = _market.Legal(price + _chance.Below((2 * reach) + 1) - reach);
            quantity = Math.Max(1, quantity * Math.Max(50, progress) / 1000);
        }

        _market.Book.RemoveWhere(static order => !order.IsUser);
        // Equal pressure from both sides beyond the price keeps it the only one with the most volume.
        var pressure = quantity / 3;
        var (up, down) = (Up(price), Down(price));
        if (pressure > 0 && up <= _market.Band.Upper && down >= _market.Band.Lower)
        {
            _market.Book.Bids.Add(Order(Side.Buy, up, pressure));
            _market.Book.Asks.Add(Order(Side.Sell, down, pressure));
            quantity -= pressure;
        }

        _market.Book.Bids.Add(Order(Side.Buy, price, quantity));
        _market.Book.Asks.Add(Order(Side.Sell, price, quantity));
        for (var i = 0; i < Depth; i++)
        {
            if (down >= _market.Band.Lower)
                _market.Book.Bids.Add(Order(Side.Buy, down, Size(i)));
            if (up <= _market.Band.Upper)
                _market.Book.Asks.Add(Order(Side.Sell, up, Size(i)));
            (up, down) = (Up(up), Down(down));
        }
    }

    private (long Price, long Quantity) Deferred(DateTimeOffset until, bool consume)
    {
        var (price, quantity, next) = (_market.Tape.Last, 1L, _next);
        while (next < _points.Length && _points[next].At <= until)
        {
            var point = _points[next++];
            price = point.Price;
            quantity += point.Quantity;
            if (point.IsExtreme)
                break;
        }

        if (consume)
            _next = next;
        return (price, quantity);
    }

    // False where an interruption began on the way.
    private bool Quote(long bid, long ask, DateTimeOffset at)
    {
        Climb(bid, ask);
        var renewed = (int)_chance.Below(2 * Depth);
        _renewedAsk = renewed < Depth ? _asks[renewed] : 0;
        _renewedBid = renewed < Depth ? 0 : _bids[renewed - Depth];
        _market.Book.RemoveWhere(_isStale);
        for (var i = 0; i < Depth; i++)
        {
            if (_asks[i] <= _market.Band.Upper && _market.Book.Asks.At(_asks[i]) is null && !Bring(Side.Sell, _asks[i], Size(i), at))
                return false;
            if (_bids[i] >= _market.Band.Lower && _market.Book.Bids.At(_bids[i]) is null && !Bring(Side.Buy, _bids[i], Size(i), at))
                return false;
        }

        return true;
    }

    private bool IsStale(BookOrder order) => !order.IsUser && (order.Side == Side.Buy
        ? order.Price > _bids[0] || order.Price < _bids[^1] || order.Price == _renewedBid
        : order.Price < _asks[0] || order.Price > _asks[^1] || order.Price == _renewedAsk);

    // The levels to quote; most trades leave one of the two sides where it was.
    private void Climb(long bid, long ask)
    {
        if (_asks[0] != ask)
        {
            _asks[0] = ask;
            for (var i = 1; i < Depth; i++)
                _asks[i] = Up(_asks[i - 1]);
        }

        if (_bids[0] == bid)
            return;
        _bids[0] = bid;
        for (var i = 1; i < Depth; i++)
            _bids[i] = Down(_bids[i - 1]);
    }

    // Where nobody else trades in the way, this just rests.
    private bool Bring(Side side, long price, long quantity, DateTimeOffset at)
    {
        var order = Order(side, price, quantity);
        if (!_market.Take(order, at))
            return false;
        if (order.Leaves > 0)
            _market.Book.SideOf(side).Add(order);
        return true;
    }

    private long Size(int depth) => Math.Max(1, _script.TypicalQuantity * (300 + (75 * depth)) / 100 * (50 + _chance.Below(100)) / 100);

    private long Up(long price) => price >= _market.Band.Upper ? _market.Band.Upper + 1 : TickSizes.NextUp(_market.Today.Kind, Math.Max(1, price), _market.Day);

    private long Down(long price) => price <= _market.Band.Lower ? 0 : TickSizes.NextDown(_market.Today.Kind, price, _market.Day);

    private static BookOrder Order(Side side, long price, long quantity) => new(0, null, side, OrderType.Limit, TimeInForce.Day, price, quantity);
}
