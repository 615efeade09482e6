using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Gateway.Mirror;

/// <summary>The issues whose prices changed since they were mirrored last: each once, whatever it did meanwhile.</summary>
public sealed class ConflatedPrices : IPriceSource, IDisposable
{
    private readonly MarketDataBoard _board;
    private readonly TimeProvider _machine;
    private readonly Lock _gate = new();
    private readonly LinkedList<Symbol> _waiting = new();
    private readonly HashSet<Symbol> _known = [];
    private readonly IDisposable _listening;
    private long _version;

    /// <summary>Begins to listen.</summary>
    /// <param name="board">Market data.</param>
    /// <param name="machine">The clock from which versions grow, restarts included.</param>
    public ConflatedPrices(MarketDataBoard board, TimeProvider machine)
    {
        ArgumentNullException.ThrowIfNull(board);
        (_board, _machine) = (board, machine);
        _listening = board.Listen(Hear);
    }

    /// <inheritdoc/>
    public IReadOnlyList<PriceRow> Take(int most)
    {
        var rows = new List<PriceRow>();
        lock (_gate)
        {
            while (rows.Count < most && _waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                _known.Remove(first.Value);
                if (_board.QuoteOf(first.Value) is { } quote)
                    rows.Add(PriceRow.Of(quote, _version = Math.Max(_version + 1, _machine.GetUtcNow().ToUnixTimeMilliseconds())));
            }
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Return(IReadOnlyList<PriceRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        lock (_gate)
        {
            // They waited longest.
            foreach (var row in rows.Reverse())
            {
                if (_known.Add(row.Symbol))
                    _waiting.AddFirst(row.Symbol);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listening.Dispose();

    private void Hear(IMarketDataMessage message)
    {
        var symbol = message switch
        {
            TradeTick trade => trade.Symbol,
            BookTick book => book.Symbol,
            _ => (Symbol?)null,
        };
        if (symbol is not { } changed)
            return;
        lock (_gate)
        {
            if (_known.Add(changed))
                _waiting.AddLast(changed);
        }
    }
}
