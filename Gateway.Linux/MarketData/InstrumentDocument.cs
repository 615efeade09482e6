using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.MarketData;

/// <summary>An issue's master data of today, in won.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Name">Its Korean name.</param>
/// <param name="Board">Where it is listed.</param>
/// <param name="Kind">What it is.</param>
/// <param name="BasePrice">기준가.</param>
/// <param name="UpperLimit">상한가; null where unknown.</param>
/// <param name="LowerLimit">하한가; null where unknown.</param>
/// <param name="TradingHalted">Trading in it is halted (거래정지).</param>
public sealed record InstrumentDocument(
    Symbol Symbol,
    string Name,
    string Board,
    string Kind,
    long BasePrice,
    long? UpperLimit,
    long? LowerLimit,
    bool TradingHalted)
{
    /// <summary>Shows an issue.</summary>
    public static InstrumentDocument Of(Instrument instrument)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        return new InstrumentDocument(
            instrument.Symbol,
            instrument.Name,
            JsonFields.SnakeCase(instrument.Board),
            JsonFields.SnakeCase(instrument.Kind),
            instrument.BasePrice,
            instrument.UpperLimit,
            instrument.LowerLimit,
            instrument.TradingHalted);
    }
}
