namespace Kiwoom.Actors.Market;

/// <summary>
/// Measures of the exchange on an instrument, as GetMasterStockState, GetMasterConstruction and IsOrderWarning* of the OCX
/// tell them. Several can hold at once.
/// </summary>
[Flags]
public enum Surveillance
{
    /// <summary>No measure (정상).</summary>
    None = 0,

    /// <summary>Administrative issue (관리종목); no after-market [B].</summary>
    Administrative = 1 << 0,

    /// <summary>Investment caution (투자주의).</summary>
    Caution = 1 << 1,

    /// <summary>Investment warning (투자경고); no after-market [B].</summary>
    Warning = 1 << 2,

    /// <summary>Investment risk (투자위험), the step above a warning.</summary>
    Risk = 1 << 3,

    /// <summary>Liquidation trading before delisting (정리매매); no price limits.</summary>
    LiquidationTrading = 1 << 4,

    /// <summary>Short-term overheated (단기과열).</summary>
    ShortTermOverheated = 1 << 5,

    /// <summary>Call for attention on KOSDAQ (투자주의환기종목).</summary>
    Attention = 1 << 6,

    /// <summary>Very illiquid (초저유동성); no after-market [B].</summary>
    VeryIlliquid = 1 << 7,
}
