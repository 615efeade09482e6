using System.Text.Json.Serialization;
using Kiwoom.Actors.Market;

namespace Kiwoom.Actors.MarketData;

/// <summary>Master data of an issue for today. The bridge sends all of them on every connect.</summary>
/// <param name="Instrument">The issue.</param>
public sealed record InstrumentListed(Instrument Instrument) : IMarketDataMessage
{
    /// <inheritdoc/>
    [JsonIgnore]
    public string ConflationKey => "i" + Instrument.Symbol.Value;
}
