namespace Kiwoom.Actors.Market;

/// <summary>A market place in Korea. Orders go to KRX unless said otherwise; the mock server knows KRX only [B].</summary>
public enum Venue
{
    /// <summary>Korea Exchange (한국거래소).</summary>
    Krx,

    /// <summary>Nextrade (넥스트레이드), the alternative trading system that opened on 2025-03-04.</summary>
    Nxt,
}
