using System.Collections.Immutable;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Clients;

/// <summary>The issues whose prices one client wants.</summary>
/// <param name="services">The rest of the gateway.</param>
/// <param name="changed">Told of each issue whose price changed; must not block.</param>
internal sealed class ClientQuotes(ApiServices services, Action<Symbol> changed) : IDisposable
{
    private readonly Dictionary<Symbol, IDisposable> _interests = [];
    private ImmutableHashSet<Symbol> _symbols = [];
    private IDisposable? _listening;

    /// <summary>How many are subscribed.</summary>
    internal int Count => _symbols.Count;

    internal bool Has(Symbol symbol) => _symbols.Contains(symbol);

    /// <summary>Wants more issues; tells at once of those whose price is known.</summary>
    internal void Add(IEnumerable<Symbol> symbols)
    {
        _listening ??= services.Board.Listen(Hear);
        foreach (var symbol in symbols.Where(s => !_interests.ContainsKey(s)))
        {
            _interests[symbol] = services.Interest.Want(symbol);
            ImmutableInterlocked.Update(ref _symbols, (set, s) => set.Add(s), symbol);
            if (services.Board.QuoteOf(symbol) is not null)
                changed(symbol);
        }
    }

    /// <summary>Wants some no longer.</summary>
    internal void Remove(IEnumerable<Symbol> symbols)
    {
        foreach (var symbol in symbols)
        {
            ImmutableInterlocked.Update(ref _symbols, (set, s) => set.Remove(s), symbol);
            if (_interests.Remove(symbol, out var interest))
                interest.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listening?.Dispose();
        Remove([.. _interests.Keys]);
    }

    private void Hear(IMarketDataMessage message)
    {
        var symbol = message switch
        {
            TradeTick trade => trade.Symbol,
            BookTick book => book.Symbol,
            _ => (Symbol?)null,
        };
        if (symbol is { } known && _symbols.Contains(known))
            changed(known);
    }
}
