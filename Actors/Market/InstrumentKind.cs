namespace Kiwoom.Actors.Market;

/// <summary>What an instrument is, as far as the exchange's rules differ.</summary>
public enum InstrumentKind
{
    /// <summary>A share: common, preferred, REIT or SPAC.</summary>
    Stock,

    /// <summary>Exchange-traded fund.</summary>
    Etf,

    /// <summary>Exchange-traded note.</summary>
    Etn,

    /// <summary>Equity-linked warrant.</summary>
    Elw,
}
