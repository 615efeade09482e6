using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.MarketData;

/// <summary>A volatility interruption began or ended (VI발동/해제).</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Active">True from trigger to release.</param>
/// <param name="Text">Kiwoom's kind: 정적, 동적, 동적+정적.</param>
public sealed record VolatilityNotice(Symbol Symbol, DateTimeOffset At, bool Active, string Text) : IMarketDataMessage
{
    /// <inheritdoc/>
    [JsonIgnore]
    public string ConflationKey => "v" + Symbol.Value;
}
