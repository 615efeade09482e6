using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Benchmarks.Recovery;

/// <summary>A market whose prices stand still, and a broker that can always be reached.</summary>
internal sealed class SteadyMarket(TimeProvider clock) : IMarketView, IBrokerStatus
{
    internal const long Price = 70_000;

    internal static IReadOnlyList<Symbol> Symbols { get; } = [.. new[] { "005930", "000660", "035720", "005380", "051910" }.Select(Symbol.Parse)];

    public DateTimeOffset? LastEventAt => clock.GetUtcNow();

    public Instrument? Find(Symbol symbol) => new(symbol, symbol.Value, Board.Kospi, InstrumentKind.Stock, Price);

    public Quote? QuoteOf(Symbol symbol) => new(symbol, clock.GetUtcNow(), Price, Price + 100, Price, 1_000, Price, Price, Price);

    public bool IsInVolatilityInterruption(Symbol symbol) => false;

    public bool IsHalted(Board board) => false;

    public bool IsReachable(AccountNo account) => true;

    public TradingMode? ServerOf(AccountNo account) => TradingMode.Paper;

    public long EpochOf(AccountNo account) => 1;
}
