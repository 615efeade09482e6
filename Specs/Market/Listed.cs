using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Specs.Market;

internal static class Listed
{
    internal static readonly TradingDay Day = TradingDay.Parse("2026-11-24");

    internal static Instrument Share(long basePrice = 70_000, Board board = Board.Kospi) =>
        new(Symbol.Parse("005930"), "삼성전자", board, InstrumentKind.Stock, basePrice);

    internal static Instrument Fund(long basePrice = 35_000) => new(Symbol.Parse("069500"), "KODEX 200", Board.Kospi, InstrumentKind.Etf, basePrice);

    internal static DateTimeOffset At(string koreanTime) => DateTimeOffset.Parse(koreanTime + "+09:00");
}
