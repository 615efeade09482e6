using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Specs.Account;

/// <summary>A market as a spec says it is.</summary>
public sealed class FakeMarket : IMarketView
{
    private readonly Dictionary<Symbol, Instrument> _instruments = [];
    private readonly Dictionary<Symbol, Quote> _quotes = [];

    public HashSet<Symbol> Interrupted { get; } = [];

    public HashSet<Board> Halted { get; } = [];

    public DateTimeOffset? LastEventAt { get; set; }

    /// <summary>A gateway that has just started knows nothing of the market.</summary>
    public void Forget()
    {
        _instruments.Clear();
        _quotes.Clear();
    }

    public void List(Instrument instrument) => _instruments[instrument.Symbol] = instrument;

    public void Trade(Symbol symbol, long price, DateTimeOffset at)
    {
        _quotes[symbol] = new Quote(symbol, at, price, price, price, 0, price, price, price);
        LastEventAt = at;
    }

    public Instrument? Find(Symbol symbol) => _instruments.GetValueOrDefault(symbol);

    public Quote? QuoteOf(Symbol symbol) => _quotes.GetValueOrDefault(symbol);

    public bool IsInVolatilityInterruption(Symbol symbol) => Interrupted.Contains(symbol);

    public bool IsHalted(Board board) => Halted.Contains(board);
}
