using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Gateway.MarketData;

/// <summary>Adds up who wants market data of what and tells the bridges the whole list when it changes.</summary>
/// <param name="publish">Tells the bridges; must not block.</param>
public sealed class QuoteInterest(Action<QuoteSubscription> publish) : IQuoteInterest
{
    /// <summary>Everything listed is watched while it is no more than this: what one real-time screen of Kiwoom carries (fact sheet §6.1).</summary>
    public const int WatchAllUpTo = 100;

    private readonly Lock _gate = new();
    private readonly Dictionary<Symbol, int> _wanted = [];
    private readonly HashSet<Symbol> _listed = [];

    /// <summary>The present list, sorted.</summary>
    public QuoteSubscription Current
    {
        get
        {
            lock (_gate)
                return Snapshot();
        }
    }

    /// <inheritdoc/>
    public IDisposable Want(Symbol symbol)
    {
        lock (_gate)
        {
            var before = Snapshot();
            _wanted[symbol] = _wanted.GetValueOrDefault(symbol) + 1;
            PublishIfChanged(before);
        }

        return new Wish(this, symbol);
    }

    /// <summary>An issue is listed at the broker.</summary>
    public void Listed(Symbol symbol)
    {
        lock (_gate)
        {
            var before = Snapshot();
            if (_listed.Add(symbol))
                PublishIfChanged(before);
        }
    }

    private void Unwant(Symbol symbol)
    {
        lock (_gate)
        {
            var before = Snapshot();
            if (--_wanted[symbol] == 0)
                _wanted.Remove(symbol);

            PublishIfChanged(before);
        }
    }

    private QuoteSubscription Snapshot()
    {
        var all = _listed.Count <= WatchAllUpTo ? _wanted.Keys.Union(_listed) : _wanted.Keys;
        return new QuoteSubscription([.. all.OrderBy(s => s.Value, StringComparer.Ordinal)]);
    }

    private void PublishIfChanged(QuoteSubscription before)
    {
        var now = Snapshot();
        if (!now.Symbols.SequenceEqual(before.Symbols))
            publish(now);
    }

    private sealed class Wish(QuoteInterest interest, Symbol symbol) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                interest.Unwant(symbol);
        }
    }
}
