using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Pacing;
using Kiwoom.Bridge.Queries;

namespace Kiwoom.Bridge.RealTime;

/// <summary>Reads today's instruments: names, kinds, states and base prices from the control's own files, without a quota; then the limits,
/// a hundred issues a query. Lives on the control's thread. Source: fact sheet §1.4, §1.6, §9.</summary>
/// <param name="api">The control.</param>
/// <param name="queries">The query line.</param>
/// <param name="output">Where instruments go.</param>
/// <param name="symbols">The issues; empty for every issue on KOSPI and KOSDAQ.</param>
public sealed class InstrumentReader(IKiwoomApi api, TrRequests queries, MarketDataOut output, IReadOnlyList<Symbol> symbols)
{
    private static readonly string[] _markets = ["0", "10"];

    /// <summary>Reads and sends everything.</summary>
    public void Read()
    {
        var listed = new Dictionary<Symbol, Instrument>();
        foreach (var symbol in symbols.Count > 0 ? symbols : AllSymbols())
        {
            if (ReadMaster(symbol) is not { } instrument)
                continue;
            listed[symbol] = instrument;
            output.Take(new InstrumentListed(instrument));
        }

        foreach (var batch in listed.Keys.Chunk(ScreenAllocator.CodesPerScreen))
            queries.Ask(MarketQueries.Limits(batch), result => TakeLimits(result, listed));
    }

    private IEnumerable<Symbol> AllSymbols() =>
        _markets.SelectMany(m => api.GetCodeListByMarket(m).Split(';', StringSplitOptions.RemoveEmptyEntries))
            .Select(code => FidCodec.TrySymbol(code, out var symbol) ? symbol : (Symbol?)null)
            .OfType<Symbol>()
            .Distinct();

    private Instrument? ReadMaster(Symbol symbol)
    {
        var code = symbol.Value;
        var name = api.GetMasterCodeName(code).Trim();
        if (name.Length == 0 || FidCodec.Positive(api.GetMasterLastPrice(code)) is not { } basePrice || !TickSizes.IsPrice(basePrice))
            return null;
        var kind = api.KOA_Functions("GetStockMarketKind", code).Trim();
        var state = api.GetMasterStockState(code);
        return new Instrument(symbol, name, BoardOf(kind), KindOf(kind), basePrice)
        {
            TradingHalted = state.Contains("거래정지", StringComparison.Ordinal),
            Surveillance = SurveillanceOf(code, state),
            ListedOn = ListedOn(api.GetMasterListedStockDate(code)),
        };
    }

    private Surveillance SurveillanceOf(string code, string state)
    {
        var measures = Surveillance.None;
        if (state.Contains("관리종목", StringComparison.Ordinal))
            measures |= Surveillance.Administrative;
        measures |= api.GetMasterConstruction(code).Trim() switch
        {
            "투자주의" => Surveillance.Caution,
            "투자경고" => Surveillance.Warning,
            "투자위험" => Surveillance.Risk,
            "투자주의환기종목" => Surveillance.Attention,
            _ => Surveillance.None,
        };
        return measures | api.KOA_Functions("IsOrderWarningStock", code).Trim() switch
        {
            "2" => Surveillance.LiquidationTrading,
            "3" => Surveillance.ShortTermOverheated,
            "4" => Surveillance.Risk,
            "5" => Surveillance.Warning,
            _ => Surveillance.None,
        };
    }

    private static Board BoardOf(string kind) => kind switch { "10" => Board.Kosdaq, "50" => Board.Konex, _ => Board.Kospi };

    private static InstrumentKind KindOf(string kind) => kind switch
    {
        "8" => InstrumentKind.Etf,
        "60" => InstrumentKind.Etn,
        "3" => InstrumentKind.Elw,
        _ => InstrumentKind.Stock,
    };

    private static TradingDay? ListedOn(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? new TradingDay(date) : null;

    private void TakeLimits(TrResult result, Dictionary<Symbol, Instrument> listed)
    {
        foreach (var row in result.Rows)
        {
            if (!FidCodec.TrySymbol(row.GetValueOrDefault("종목코드"), out var symbol) || !listed.TryGetValue(symbol, out var instrument))
                continue;
            output.Take(new InstrumentListed(instrument with
            {
                BasePrice = PriceIn(row, "기준가") ?? instrument.BasePrice,
                UpperLimit = PriceIn(row, "상한가"),
                LowerLimit = PriceIn(row, "하한가"),
            }));
        }
    }

    private static long? PriceIn(IReadOnlyDictionary<string, string> row, string field) =>
        FidCodec.Positive(row.GetValueOrDefault(field)) is { } price && TickSizes.IsPrice(price) ? price : null;
}
