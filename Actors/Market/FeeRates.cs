using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Market;

/// <summary>What a broker charges; an account's own agreement may differ from the defaults.</summary>
/// <remarks>Defaults: Kiwoom's online rate 0.015 % on each side, the mock server's 0.35 % [A]; truncation below ten won (원단위 절사) as in
/// Kiwoom's profit formula. That the tax is truncated likewise is [U].</remarks>
public sealed record FeeRates
{
    /// <summary>Kiwoom's published rates.</summary>
    public static readonly FeeRates Kiwoom = new();

    /// <summary>Commission on real trades as a share of the amount (0.00015 = 0.015 %).</summary>
    public decimal RealCommission { get; init => field = Rate(value); } = 0.00015m;

    /// <summary>Commission on the mock server as a share of the amount (0.0035 = 0.35 %).</summary>
    public decimal PaperCommission { get; init => field = Rate(value); } = 0.0035m;

    /// <summary>Commissions are truncated to a multiple of this many won.</summary>
    public long CommissionUnit { get; init => field = Unit(value); } = 10;

    /// <summary>Taxes are truncated to a multiple of this many won.</summary>
    public long TaxUnit { get; init => field = Unit(value); } = 10;

    /// <summary>The commission of a server as a share of the amount.</summary>
    public decimal CommissionOf(TradingMode mode) => mode switch
    {
        TradingMode.Paper => PaperCommission,
        TradingMode.Real => RealCommission,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "no such mode"),
    };

    private static decimal Rate(decimal rate) =>
        rate is >= 0 and < 1 ? rate : throw new ArgumentOutOfRangeException(nameof(rate), rate, "a rate is at least 0 and below 1");

    private static long Unit(long won) => won is >= 1 and <= 1_000_000 ? won : throw new ArgumentOutOfRangeException(nameof(won), won, "a unit is 1 to 1,000,000 won");
}
