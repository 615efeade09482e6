using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Strategies;

/// <summary>Buys what has risen over the last minutes, and sells when it falls, has gained enough or has lost too much. Long only, one
/// position an issue, regular session only.</summary>
public sealed class MomentumStrategy(MomentumParameters parameters) : IStrategy
{
    private const long BasisPoints = 10_000;
    private readonly Dictionary<Symbol, IssueTrack> _tracks = [];

    /// <inheritdoc/>
    public void OnStarted(IStrategyContext context)
    {
    }

    /// <inheritdoc/>
    public void OnMarketData(IMarketDataMessage message, IStrategyContext context)
    {
        if (message is not TradeTick trade || trade.Price <= 0)
            return;

        if (!_tracks.TryGetValue(trade.Symbol, out var track))
            _tracks.Add(trade.Symbol, track = new IssueTrack(new MinuteCloses(parameters.LookbackMinutes)));

        track.Closes.Add(trade.At, trade.Price);
        if (context.Phase != MarketPhase.Continuous)
            return;

        var open = context.OpenOrders(trade.Symbol);
        if (open.Count > 0)
        {
            CancelStale(open, context);
            return;
        }

        if (context.PositionOf(trade.Symbol) > 0)
            SellIfTime(trade, track, context);
        else
            BuyIfRising(trade, track, context);
    }

    /// <inheritdoc/>
    public void OnOrder(OrderView order, IStrategyContext context)
    {
        var isDone = order.Status is OrderStatus.Filled or OrderStatus.Canceled or OrderStatus.Expired or OrderStatus.Rejected;
        if (isDone && _tracks.TryGetValue(order.Symbol, out var track) && (order.Side == Side.Sell || order.Status == OrderStatus.Rejected))
            track.RestUntil = context.Now.AddMinutes(parameters.PauseMinutes);
    }

    private static long RiseInBasisPoints(long from, long to) => (to - from) * BasisPoints / from;

    private void BuyIfRising(TradeTick trade, IssueTrack track, IStrategyContext context)
    {
        if (context.Now < track.RestUntil || !track.Closes.IsFull || RiseInBasisPoints(track.Closes.Oldest, trade.Price) < parameters.EntryBasisPoints)
            return;

        // A limit at the best ask fills at once where there is depth and never pays more than what was seen.
        var price = trade.BestAsk > 0 ? trade.BestAsk : trade.Price;
        var quantity = parameters.OrderAmount / price;
        if (quantity > 0)
            context.Place(trade.Symbol, Side.Buy, quantity, OrderType.Limit, price);
    }

    private void SellIfTime(TradeTick trade, IssueTrack track, IStrategyContext context)
    {
        var quantity = context.PositionOf(trade.Symbol);
        var cost = context.CostOf(trade.Symbol);
        if (cost <= 0 || context.Now < track.RestUntil)
            return;

        var gain = RiseInBasisPoints(cost, trade.Price * quantity);
        var isFalling = track.Closes.IsFull && RiseInBasisPoints(track.Closes.Oldest, trade.Price) <= -parameters.ExitBasisPoints;
        if (isFalling || gain >= parameters.TakeProfitBasisPoints || gain <= -parameters.StopLossBasisPoints)
            context.Place(trade.Symbol, Side.Sell, quantity, OrderType.Market);
    }

    private void CancelStale(IReadOnlyCollection<OrderView> open, IStrategyContext context)
    {
        foreach (var order in open)
        {
            var canBeCancelled = order.Status is OrderStatus.New or OrderStatus.PartiallyFilled;
            if (canBeCancelled && order.OrderType == OrderType.Limit && context.Now - order.PlacedAt >= TimeSpan.FromSeconds(parameters.PatienceSeconds))
                context.Cancel(order.ClientOrderId);
        }
    }

    private sealed class IssueTrack(MinuteCloses closes)
    {
        internal MinuteCloses Closes { get; } = closes;

        internal DateTimeOffset RestUntil { get; set; }
    }
}
