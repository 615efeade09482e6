using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Commission and tax of one order's cumulative amount. Source: fact sheet §10.7.</summary>
internal sealed class BrokerCharges(TradingMode mode)
{
    /// <summary>Parts per million: 0.35 % on the mock server, 0.015 % on the real one.</summary>
    private readonly long _commissionPpm = mode == TradingMode.Paper ? 3_500 : 150;

    public long Commission(long amount) => Truncated((decimal)amount * _commissionPpm / 1_000_000);

    public long Tax(long amount, Instrument instrument, TradingDay day) => instrument.Kind != InstrumentKind.Stock ? 0 : Truncated(amount * RateOf(instrument.Board, day));

    private static decimal RateOf(Board board, TradingDay day) => board == Board.Konex ? 0.0010m : day.Date.Year switch
    {
        <= 2023 => 0.0020m,
        2024 => 0.0018m,
        2025 => 0.0015m,
        _ => 0.0020m,
    };

    /// <summary>Below 10 won is cut off (원단위 절사).</summary>
    private static long Truncated(decimal won) => (long)decimal.Truncate(won / 10) * 10;
}
