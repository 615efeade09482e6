using System.Text.Json.Serialization;

namespace Kiwoom.Actors.MarketData;

/// <summary>What travels beside the order traffic, unnumbered. A slow reader sees only the newest message of each
/// <see cref="ConflationKey"/>.</summary>
[JsonDerivedType(typeof(InstrumentListed), "instrument")]
[JsonDerivedType(typeof(TradeTick), "trade")]
[JsonDerivedType(typeof(BookTick), "book")]
[JsonDerivedType(typeof(AuctionTick), "auction")]
[JsonDerivedType(typeof(VolatilityNotice), "vi")]
[JsonDerivedType(typeof(SessionNotice), "session")]
public interface IMarketDataMessage
{
    /// <summary>Messages with equal keys replace each other while they wait.</summary>
    string ConflationKey { get; }
}
