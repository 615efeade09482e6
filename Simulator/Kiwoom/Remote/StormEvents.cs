using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.Exchange;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The events of a <see cref="QuoteStorm"/>: ten levels and prices that wander around 70,000 won, the same in every run.</summary>
public sealed class StormEvents(QuoteStorm storm)
{
    private const int Levels = 10;
    private const long Tick = 100;
    private const long Base = 70_000;

    /// <summary>How far prices wander, in ticks; within the band in which the tick is 100 won.</summary>
    private const long Reach = 150;

    private readonly Dictionary<Symbol, Course> _courses = storm.Symbols.ToDictionary(s => s, _ => new Course());
    private SplitMix _draws = new(1);
    private int _next;

    /// <summary>The next event.</summary>
    /// <param name="at">Its instant, market clock.</param>
    public StormEvent Next(DateTimeOffset at)
    {
        var number = _next++;
        var turn = storm.BooksOnly ? number : number / 2;
        var symbol = storm.Symbols[turn % storm.Symbols.Count];
        var course = _courses[symbol];
        var isBook = storm.BooksOnly || number % 2 == 0;
        if (isBook)
            course.Ticks = Math.Clamp(course.Ticks + _draws.Below(3) - 1, -Reach, Reach);
        var book = BookOf(symbol, course, at);
        var type = isBook ? RealType.Book : RealType.Trade;
        return new StormEvent(symbol, type, isBook ? fid => RealTimeFormat.Book(book, Base, fid) : TradeOf(book, course, at));
    }

    private VenueBook BookOf(Symbol symbol, Course course, DateTimeOffset at)
    {
        var bid = Base + (course.Ticks * Tick);
        var asks = new BookLevel[Levels];
        var bids = new BookLevel[Levels];
        for (var level = 0; level < Levels; level++)
        {
            asks[level] = new BookLevel(bid + ((level + 1) * Tick), 1 + _draws.Below(20_000));
            bids[level] = new BookLevel(bid - (level * Tick), 1 + _draws.Below(20_000));
        }

        return new VenueBook(symbol, asks, bids, asks.Sum(l => l.Quantity), bids.Sum(l => l.Quantity), at);
    }

    private Func<int, string> TradeOf(VenueBook book, Course course, DateTimeOffset at)
    {
        var side = _draws.Below(2) == 0 ? Side.Buy : Side.Sell;
        var price = side == Side.Buy ? book.BestAsk : book.BestBid;
        var quantity = 1 + _draws.Below(500);
        course.Volume += quantity;
        course.Value += price * quantity;
        course.High = Math.Max(course.High, price);
        course.Low = Math.Min(course.Low, price);
        var quote = new VenueQuote(book.Symbol, Base, Base / 10 * 7, Base / 10 * 13)
        {
            Last = price,
            Open = Base,
            High = course.High,
            Low = course.Low,
            Volume = course.Volume,
            Value = course.Value,
            Book = book,
        };
        var trade = new VenueTrade(book.Symbol, price, quantity, side, quote, at);
        return fid => RealTimeFormat.Trade(trade, fid);
    }

    private sealed class Course
    {
        public long Ticks { get; set; }

        public long Volume { get; set; }

        public long Value { get; set; }

        public long High { get; set; } = Base;

        public long Low { get; set; } = Base;
    }
}
