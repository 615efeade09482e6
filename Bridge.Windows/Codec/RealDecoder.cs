using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Codec;

/// <summary>Reads OnReceiveRealData. Source: fact sheet §6.2–§6.4.</summary>
public static class RealDecoder
{
    private const int Levels = 10;
    private const int LongestSessionCode = 4;

    /// <summary>Whether a real-time type is read at all; others are ignored.</summary>
    public static bool Reads(string? realType) => realType is RealType.Trade or RealType.Book or RealType.Expected or RealType.Session or RealType.VolatilityInterruption;

    /// <summary>Reads an event.</summary>
    /// <param name="key">sRealKey: the code as it was registered.</param>
    /// <param name="realType">sRealType.</param>
    /// <param name="field">A field by FID.</param>
    /// <param name="received">When it arrived (UTC, market clock).</param>
    public static Decoded<IMarketDataMessage> Read(string? key, string? realType, Func<int, string?> field, DateTimeOffset received)
    {
        var day = TradingDay.At(received);
        if (realType == RealType.Session)
            return Session(field, day, received);
        var code = realType == RealType.VolatilityInterruption ? field(Fid.IssueCode) : key;
        if (!FidCodec.TrySymbol(code, out var symbol))
            return Decoded<IMarketDataMessage>.Not($"the code is {FidCodec.Shown(code)}");
        return realType switch
        {
            RealType.Trade => Trade(symbol, field, day, received),
            RealType.Book => Book(symbol, field, day, received),
            RealType.Expected => Expected(symbol, field, day, received),
            RealType.VolatilityInterruption => Volatility(symbol, field, day, received),
            _ => Decoded<IMarketDataMessage>.Not($"the type is {FidCodec.Shown(realType)}"),
        };
    }

    private static Decoded<IMarketDataMessage> Trade(Symbol symbol, Func<int, string?> field, TradingDay day, DateTimeOffset received)
    {
        if (FidCodec.Positive(field(Fid.Price)) is not { } price)
            return Wrong(Fid.Price, field);
        var quantityText = field(Fid.TradeQuantity);
        if (!FidCodec.TryMagnitude(quantityText, out var quantity))
            return Wrong(Fid.TradeQuantity, field);
        return Of(new TradeTick(
            symbol, FidCodec.InstantOf(field(Fid.Time), day, received), price, quantity, Aggressor(quantityText), FidCodec.Magnitude(field(Fid.CumulativeVolume)) ?? 0,
            FidCodec.Positive(field(Fid.Open)) ?? price, FidCodec.Positive(field(Fid.High)) ?? price, FidCodec.Positive(field(Fid.Low)) ?? price,
            FidCodec.Magnitude(field(Fid.BestAsk)) ?? 0, FidCodec.Magnitude(field(Fid.BestBid)) ?? 0));
    }

    // Prints of auctions come without a sign (fact sheet §6.2).
    private static Side? Aggressor(string? quantity) => quantity.AsSpan().Trim() switch
    {
        ['+', ..] => Side.Buy,
        ['-', ..] => Side.Sell,
        _ => null,
    };

    private static Decoded<IMarketDataMessage> Book(Symbol symbol, Func<int, string?> field, TradingDay day, DateTimeOffset received)
    {
        var asks = LevelsOf(field, Fid.AskPriceBase, Fid.AskQuantityBase);
        var bids = LevelsOf(field, Fid.BidPriceBase, Fid.BidQuantityBase);
        return asks is null || bids is null
            ? Decoded<IMarketDataMessage>.Not("a level of the book is no number")
            : Of(new BookTick(symbol, FidCodec.InstantOf(field(Fid.QuoteTime), day, received), asks, bids));
    }

    private static List<BookLevel>? LevelsOf(Func<int, string?> field, int priceBase, int quantityBase)
    {
        var levels = new List<BookLevel>(Levels);
        for (var n = 1; n <= Levels; n++)
        {
            var priceText = field(priceBase + n);
            if (string.IsNullOrWhiteSpace(priceText))
                continue;
            if (!FidCodec.TryMagnitude(priceText, out var price) || !FidCodec.TryMagnitude(field(quantityBase + n), out var quantity))
                return null;
            if (price > 0 && quantity > 0)
                levels.Add(new BookLevel(price, quantity));
        }

        return levels;
    }

    // The type's price and quantity are the indicative ones (FIDs 10 and 15).
    private static Decoded<IMarketDataMessage> Expected(Symbol symbol, Func<int, string?> field, TradingDay day, DateTimeOffset received)
    {
        if (FidCodec.Positive(field(Fid.Price)) is not { } price)
            return Wrong(Fid.Price, field);
        return Of(new AuctionTick(symbol, FidCodec.InstantOf(field(Fid.Time), day, received), price, FidCodec.Magnitude(field(Fid.TradeQuantity)) ?? 0));
    }

    private static Decoded<IMarketDataMessage> Volatility(Symbol symbol, Func<int, string?> field, TradingDay day, DateTimeOffset received)
    {
        // Values other than 1 and 2 were seen and nobody has described them [U]: neither a beginning nor an end.
        var active = field(Fid.ViAction)?.Trim() switch { "1" => true, "2" => false, _ => (bool?)null };
        if (active is not { } isActive)
            return Wrong(Fid.ViAction, field);
        var at = FidCodec.InstantOf(field(isActive ? Fid.ViTriggerTime : Fid.ViReleaseTime), day, received);
        return Of(new VolatilityNotice(symbol, at, isActive, Text(field(Fid.ViKind))));
    }

    private static Decoded<IMarketDataMessage> Session(Func<int, string?> field, TradingDay day, DateTimeOffset received)
    {
        var code = field(Fid.SessionCode)?.Trim();
        return string.IsNullOrEmpty(code) || code.Length > LongestSessionCode || !code.All(char.IsAsciiLetterOrDigit)
            ? Wrong(Fid.SessionCode, field)
            : Of(new SessionNotice(code, FidCodec.InstantOf(field(Fid.Time), day, received)));
    }

    private static string Text(string? text)
    {
        var trimmed = text?.Trim() ?? string.Empty;
        return trimmed.Length > 20 ? trimmed[..20] : trimmed;
    }

    private static Decoded<IMarketDataMessage> Of(IMarketDataMessage message) => Decoded<IMarketDataMessage>.Of(message);

    private static Decoded<IMarketDataMessage> Wrong(int fid, Func<int, string?> field) =>
        Decoded<IMarketDataMessage>.Not($"FID {fid} is {FidCodec.Shown(field(fid))}");
}
