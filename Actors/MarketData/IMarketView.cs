using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Actors.MarketData;

/// <summary>The market as it is known right now, as risk checks and strategies see it. Not part of any journalled state; safe to read
/// from any actor.</summary>
public interface IMarketView
{
    /// <summary>Master data; null for an unknown issue.</summary>
    Instrument? Find(Symbol symbol);

    /// <summary>The newest quote; null before the first.</summary>
    Quote? QuoteOf(Symbol symbol);

    /// <summary>True between trigger and release of a volatility interruption.</summary>
    bool IsInVolatilityInterruption(Symbol symbol);

    /// <summary>True while a market-wide circuit breaker halts the board.</summary>
    bool IsHalted(Board board);

    /// <summary>When the last market data of any issue arrived (UTC, market clock); null before the first.</summary>
    DateTimeOffset? LastEventAt { get; }
}
