using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Portfolio;

/// <summary>One point of an equity curve, at the close of a trading day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Cash">Won.</param>
/// <param name="MarketValue">Won.</param>
/// <param name="RealisedProfit">Won since the opening, less commissions and taxes.</param>
/// <param name="Deposits">Won since the opening: what was put in less what was taken out, the opening itself excluded.</param>
public sealed record EquityPoint(TradingDay Day, long Cash, long MarketValue, long RealisedProfit, long Deposits)
{
    /// <summary>Won: cash and market value.</summary>
    [JsonIgnore]
    public long Equity => Cash + MarketValue;
}
