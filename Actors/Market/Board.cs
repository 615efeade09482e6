namespace Kiwoom.Actors.Market;

/// <summary>The KRX market that an instrument is listed on; it decides price limits and the transaction tax.</summary>
public enum Board
{
    /// <summary>KOSPI (유가증권시장). ETF, ETN and ELW are listed here too.</summary>
    Kospi,

    /// <summary>KOSDAQ (코스닥).</summary>
    Kosdaq,

    /// <summary>KONEX (코넥스): ±15 % price limits, no after-market.</summary>
    Konex,
}
