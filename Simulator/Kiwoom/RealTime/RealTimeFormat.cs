using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Fields of real-time events, written only when they are asked for. Source: fact sheet §6.2–§6.4. A FID that the simulation has no
/// value for is empty, as one that the type does not carry.</summary>
internal static class RealTimeFormat
{
    private const long Million = 1_000_000;

    public static string Trade(VenueTrade trade, int fid)
    {
        var quote = trade.Quote;
        var change = trade.Price - quote.BasePrice;
        return fid switch
        {
            Fid.Time => KiwoomText.Time(trade.At),
            Fid.Price => KiwoomText.Directed(trade.Price, quote.BasePrice),
            Fid.Change => KiwoomText.Signed(change),
            Fid.ChangeRate => KiwoomText.SignedRate(change, quote.BasePrice),
            Fid.BestAsk => KiwoomText.Directed(quote.Book.BestAsk, quote.BasePrice),
            Fid.BestBid => KiwoomText.Directed(quote.Book.BestBid, quote.BasePrice),
            Fid.TradeQuantity => (trade.Aggressor switch { Side.Buy => "+", Side.Sell => "-", _ => "" }) + KiwoomText.Plain(trade.Quantity),
            Fid.CumulativeVolume => KiwoomText.Plain(quote.Volume),
            Fid.CumulativeValue => KiwoomText.Plain(quote.Value / Million),
            Fid.Open => KiwoomText.Directed(quote.Open, quote.BasePrice),
            Fid.High => KiwoomText.Directed(quote.High, quote.BasePrice),
            Fid.Low => KiwoomText.Directed(quote.Low, quote.BasePrice),
            25 => KiwoomText.DirectionCode(quote),
            Fid.MarketPhase => "2",
            _ => "",
        };
    }

    public static string BestQuote(VenueBook book, long basePrice, int fid) => fid switch
    {
        Fid.BestAsk => KiwoomText.Directed(book.BestAsk, basePrice),
        Fid.BestBid => KiwoomText.Directed(book.BestBid, basePrice),
        _ => "",
    };

    public static string Book(VenueBook book, long basePrice, int fid) => fid switch
    {
        Fid.QuoteTime => KiwoomText.Time(book.At),
        > Fid.AskPriceBase and <= Fid.AskPriceBase + 10 => KiwoomText.Directed(PriceAt(book.Asks, fid - Fid.AskPriceBase), basePrice),
        > Fid.BidPriceBase and <= Fid.BidPriceBase + 10 => KiwoomText.Directed(PriceAt(book.Bids, fid - Fid.BidPriceBase), basePrice),
        > Fid.AskQuantityBase and <= Fid.AskQuantityBase + 10 => KiwoomText.Plain(QuantityAt(book.Asks, fid - Fid.AskQuantityBase)),
        > Fid.BidQuantityBase and <= Fid.BidQuantityBase + 10 => KiwoomText.Plain(QuantityAt(book.Bids, fid - Fid.BidQuantityBase)),
        Fid.TotalAskQuantity => KiwoomText.Plain(book.TotalAskQuantity),
        Fid.TotalBidQuantity => KiwoomText.Plain(book.TotalBidQuantity),
        128 => KiwoomText.Signed(book.TotalBidQuantity - book.TotalAskQuantity),
        138 => KiwoomText.Signed(book.TotalAskQuantity - book.TotalBidQuantity),
        _ => "",
    };

    public static string Expected(VenueExpected expected, int fid)
    {
        var change = expected.Price == 0 ? 0 : expected.Price - expected.BasePrice;
        return fid switch
        {
            Fid.Time => KiwoomText.Time(expected.At),
            Fid.Price => KiwoomText.Directed(expected.Price, expected.BasePrice),
            Fid.Change => KiwoomText.Signed(change),
            Fid.ChangeRate => KiwoomText.SignedRate(change, expected.BasePrice),
            Fid.TradeQuantity => KiwoomText.Plain(expected.Quantity),
            25 => change > 0 ? "2" : change < 0 ? "5" : "3",
            _ => "",
        };
    }

    public static string Session(VenueSession session, int fid) => fid switch
    {
        Fid.SessionCode => session.Code,
        Fid.Time => KiwoomText.Time(session.At),
        Fid.SessionRemaining => KiwoomText.Span(session.Remaining),
        _ => "",
    };

    public static string Interruption(VenueInterruption vi, MasterIssue? issue, int fid) => fid switch
    {
        Fid.IssueCode => vi.Symbol.Value,
        Fid.Name => issue?.Instrument.Name ?? "",
        Fid.ViAction => vi.Released ? "2" : "1",
        Fid.ViKind => vi.Kind switch { VolatilityTrigger.Static => "정적", VolatilityTrigger.Dynamic => "동적", _ => "동적+정적" },
        Fid.ViTriggerPrice => KiwoomText.Plain(vi.TriggerPrice),
        Fid.ViTriggerTime => KiwoomText.Time(vi.TriggeredAt),
        Fid.ViReleaseTime => vi.Released ? KiwoomText.Time(vi.At) : "000000",
        1236 => KiwoomText.Plain(vi.StaticReference),
        1237 => KiwoomText.Plain(vi.DynamicReference),
        1490 => KiwoomText.Plain(vi.CountToday),
        _ => "",
    };

    private static long PriceAt(IReadOnlyList<Actors.MarketData.BookLevel> levels, int level) => level <= levels.Count ? levels[level - 1].Price : 0;

    private static long QuantityAt(IReadOnlyList<Actors.MarketData.BookLevel> levels, int level) => level <= levels.Count ? levels[level - 1].Quantity : 0;
}
