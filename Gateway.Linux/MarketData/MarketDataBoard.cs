using System.Collections.Concurrent;
using System.Collections.Immutable;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Gateway.MarketData;

/// <summary>The newest of everything the bridge says of the market. One writer at a time, any number of readers; readers never wait.</summary>
public sealed class MarketDataBoard : IMarketView
{
    private readonly ConcurrentDictionary<Symbol, Instrument> _instruments = new();
    private readonly ConcurrentDictionary<Symbol, Quote> _quotes = new();
    private readonly ConcurrentDictionary<Symbol, BookTick> _books = new();
    private readonly ConcurrentDictionary<Symbol, VolatilityNotice> _interruptions = new();
    private ImmutableArray<Action<IMarketDataMessage>> _listeners = [];
    private long _lastEventTicks;

    /// <inheritdoc/>
    public DateTimeOffset? LastEventAt => Interlocked.Read(ref _lastEventTicks) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Everything that is listed.</summary>
    public IReadOnlyCollection<Instrument> Instruments => [.. _instruments.Values];

    /// <inheritdoc/>
    public Instrument? Find(Symbol symbol) => _instruments.GetValueOrDefault(symbol);

    /// <inheritdoc/>
    public Quote? QuoteOf(Symbol symbol) => _quotes.GetValueOrDefault(symbol);

    /// <summary>The newest order book; null before the first.</summary>
    public BookTick? BookOf(Symbol symbol) => _books.GetValueOrDefault(symbol);

    /// <inheritdoc/>
    public bool IsInVolatilityInterruption(Symbol symbol) => _interruptions.TryGetValue(symbol, out var notice) && notice.Active;

    /// <inheritdoc/>
    /// <remarks>Kiwoom documents no event for a market-wide halt. What is known is that every issue of the board is interrupted at once.</remarks>
    public bool IsHalted(Board board)
    {
        var listed = 0;
        foreach (var instrument in _instruments.Values)
        {
            if (instrument.Board != board)
                continue;

            listed++;
            if (!IsInVolatilityInterruption(instrument.Symbol))
                return false;
        }

        return listed > 1;
    }

    /// <summary>Hears every message after it was taken in, on the writer's thread; must not block.</summary>
    public IDisposable Listen(Action<IMarketDataMessage> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, l => l.Add(listener));
        return new Subscription(() => ImmutableInterlocked.Update(ref _listeners, l => l.Remove(listener)));
    }

    /// <summary>Takes a message in.</summary>
    /// <param name="message">What the bridge sent.</param>
    /// <param name="now">The market clock.</param>
    public void Apply(IMarketDataMessage message, DateTimeOffset now)
    {
        Interlocked.Exchange(ref _lastEventTicks, now.UtcTicks);
        switch (message)
        {
            case InstrumentListed listed:
                _instruments[listed.Instrument.Symbol] = listed.Instrument;
                break;
            case TradeTick trade:
                _quotes[trade.Symbol] = new Quote(trade.Symbol, now, trade.Price, Known(trade.BestAsk), Known(trade.BestBid), trade.CumulativeVolume, trade.Open, trade.High, trade.Low);
                break;
            case BookTick book:
                _books[book.Symbol] = book;
                if (_quotes.TryGetValue(book.Symbol, out var quote))
                    _quotes[book.Symbol] = quote with { At = now, BestAsk = Best(book.Asks), BestBid = Best(book.Bids) };
                break;
            case AuctionTick:
            case SessionNotice:
                break;
            case VolatilityNotice notice:
                _interruptions[notice.Symbol] = notice;
                break;
        }

        foreach (var listener in _listeners)
            listener(message);
    }

    private static long? Known(long price) => price > 0 ? price : null;

    private static long? Best(IReadOnlyList<BookLevel> levels) => levels.Count > 0 && levels[0].Price > 0 ? levels[0].Price : null;

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
