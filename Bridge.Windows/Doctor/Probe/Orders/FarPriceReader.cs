using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Pacing;
using Kiwoom.Bridge.Queries;

namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>Finds out at which prices an order for the probe's issue rests without trading.</summary>
internal static class FarPriceReader
{
    /// <summary>Reads limits and last price. Throws <see cref="NotNowException"/> for an issue that must not be ordered by a probe.</summary>
    internal static async Task<FarPrices> Read(ProbeSession session, CancellationToken stop)
    {
        var symbol = session.Options.Symbol;
        var kind = await session.Calls.Call("GetStockMarketKind", api =>
        {
            // A warned issue would open a dialog inside SendOrder (fact sheet §1.6).
            var isWarned = api.KOA_Functions("IsOrderWarningStock", symbol.Value).Trim() is not ("" or "0") || api.KOA_Functions("IsOrderWarningETF", symbol.Value).Trim() == "1";
            return isWarned ? null : KindOf(api.KOA_Functions("GetStockMarketKind", symbol.Value).Trim());
        });
        if (kind is not { } known)
            throw new NotNowException($"{symbol} is not an issue that a probe can order: unknown, of a kind without these ticks, or under a warning.", "with another --symbol");
        var answer = await session.Queries.Ask(
            new TrRequest("OPTKWFID", [], [], ["종목코드", "현재가", "기준가", "상한가", "하한가"], QueryPriority.Usual) { WatchList = symbol.Value }, stop);
        if (answer is not { IsComplete: true, Rows: [var row, ..] })
            throw new NotNowException($"The prices of {symbol} could not be read: {answer.Failure ?? "no row"}.", "when OPTKWFID is answered");
        var day = TradingDay.At(session.Clocks.Market.GetUtcNow());
        return FarPrices.Of(
                FidCodec.Magnitude(row.GetValueOrDefault("하한가")) ?? 0, FidCodec.Magnitude(row.GetValueOrDefault("현재가")) ?? 0, known, day, out var reason)
            ?? throw new NotNowException(reason ?? "There is no price far from the market.", "on another day, or with another --symbol");
    }

    private static InstrumentKind? KindOf(string marketKind) => marketKind switch
    {
        "0" or "10" => InstrumentKind.Stock,
        "8" => InstrumentKind.Etf,
        "60" => InstrumentKind.Etn,
        _ => null,
    };
}
