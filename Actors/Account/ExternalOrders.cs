using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>Orders that did not come through this system, or whose sender is not known yet.</summary>
internal static class ExternalOrders
{
    internal static OrderRecord See(AccountDraft draft, TradingDay day, BrokerOrderNo number, Symbol symbol, Side side, long quantity, long? price, DateTimeOffset? orderedAt = null)
    {
        var id = PlacingDesk.ExternalId(day, number);
        if (draft.Find(id) is { } known)
            return known;
        var options = draft.Options;
        draft.Classify(symbol);
        draft.Add(new ExternalOrderSeen(
            id, day, number, symbol, side, quantity, price, options.Mode, side == Side.Sell ? 0 : price ?? UpperPrice(options, symbol, day),
            side == Side.Sell ? 0 : options.Fees.Rates.CommissionOf(options.Mode), orderedAt));
        return draft.Find(id)!;
    }

    private static long UpperPrice(AccountOptions options, Symbol symbol, TradingDay day)
    {
        var instrument = options.Market.Find(symbol);
        return RiskQuestion.UpperPrice(instrument is null ? null : RiskQuestion.BandOf(instrument, day), options.Market.QuoteOf(symbol)?.Last ?? instrument?.BasePrice ?? 0);
    }
}
