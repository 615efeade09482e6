using System.Text.Json.Serialization;

namespace Kiwoom.Actors.MarketData;

/// <summary>Kiwoom's session notice (장시작시간, FID 215). A confirmation only: sessions come from the calendar.</summary>
/// <param name="Code">FID 215 as it came; unknown codes are normal [U].</param>
/// <param name="At">When (UTC).</param>
public sealed record SessionNotice(string Code, DateTimeOffset At) : IMarketDataMessage
{
    /// <inheritdoc/>
    [JsonIgnore]
    public string ConflationKey => "s";
}
