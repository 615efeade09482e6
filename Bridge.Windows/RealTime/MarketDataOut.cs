using System.Collections.Concurrent;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Bridge.RealTime;

/// <summary>Where market data leaves the control's thread, and what is remembered of it: today's instruments, for each new connection to the
/// gateway, and the age of each kind of event, for the watchdog. Safe for all threads.</summary>
/// <param name="send">Takes a message; never blocks.</param>
/// <param name="now">The market's clock.</param>
public sealed class MarketDataOut(Action<IMarketDataMessage> send, Func<DateTimeOffset> now)
{
    private readonly ConcurrentDictionary<Symbol, InstrumentListed> _instruments = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _lastAt = new(StringComparer.Ordinal);
    private long _received;
    private long _unreadable;
    private long _awaitedSince;

    /// <summary>Events that were read.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>Events that could not be read.</summary>
    public long Unreadable => Interlocked.Read(ref _unreadable);

    /// <summary>When the last event of a real-time type, or of an event by name, came (market clock); null before the first.</summary>
    public DateTimeOffset? LastAt(string realType) => _lastAt.TryGetValue(realType, out var at) ? at : null;

    /// <summary>When the last trade or book came (market clock); null before the first.</summary>
    public DateTimeOffset? LastPriceAt =>
        (LastAt(RealType.Trade), LastAt(RealType.Book)) switch
        {
            ({ } trade, { } book) => trade > book ? trade : book,
            var (trade, book) => trade ?? book,
        };

    /// <summary>Since when prices are wanted (market clock); null while nobody wants any.</summary>
    public DateTimeOffset? AwaitedSince => Interlocked.Read(ref _awaitedSince) is not 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Today's instruments.</summary>
    public IReadOnlyCollection<InstrumentListed> Instruments => [.. _instruments.Values];

    /// <summary>Prices of so many issues are wanted from now on.</summary>
    public void Await(int issues)
    {
        if (issues == 0)
            Interlocked.Exchange(ref _awaitedSince, 0);
        else
            Interlocked.CompareExchange(ref _awaitedSince, now().UtcTicks, 0);
    }

    /// <summary>Sends an event.</summary>
    public void Take(string realType, IMarketDataMessage message)
    {
        Interlocked.Increment(ref _received);
        _lastAt[realType] = now();
        send(message);
    }

    /// <summary>Remembers that an event came, whatever is in it.</summary>
    public void Heard(string eventName) => _lastAt[eventName] = now();

    /// <summary>Counts an event that could not be read.</summary>
    public void CountUnreadable() => Interlocked.Increment(ref _unreadable);

    /// <summary>Sends an instrument and remembers it.</summary>
    public void Take(InstrumentListed listed)
    {
        ArgumentNullException.ThrowIfNull(listed);
        _instruments[listed.Instrument.Symbol] = listed;
        send(listed);
    }

    /// <summary>Sends all instruments again.</summary>
    public void SendInstruments()
    {
        foreach (var listed in _instruments.Values)
            send(listed);
    }
}
