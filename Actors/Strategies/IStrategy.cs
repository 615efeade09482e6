using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Strategies;

/// <summary>A trading idea. Runs unchanged in backtest, paper and real: it sees market data and its own orders, and wants orders; it
/// knows neither clock nor broker. One thread at a time.</summary>
public interface IStrategy
{
    /// <summary>Called once before anything else, after what the strategy already holds and has open is known.</summary>
    void OnStarted(IStrategyContext context);

    /// <summary>A market data message of one of its issues.</summary>
    void OnMarketData(IMarketDataMessage message, IStrategyContext context);

    /// <summary>One of its own orders changed.</summary>
    void OnOrder(OrderView order, IStrategyContext context);
}
