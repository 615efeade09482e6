namespace Kiwoom.Actors.KiwoomApi;

/// <summary>Names of real-time types as <see cref="IKiwoomEvents.OnReceiveRealData"/> carries them. Source: fact sheet §6.2.</summary>
public static class RealType
{
    /// <summary>A trade.</summary>
    public const string Trade = "주식체결";

    /// <summary>The order book, ten levels.</summary>
    public const string Book = "주식호가잔량";

    /// <summary>Best bid and ask.</summary>
    public const string BestQuote = "주식우선호가";

    /// <summary>A price without a trade.</summary>
    public const string Quote = "주식시세";

    /// <summary>The indicative price of an auction.</summary>
    public const string Expected = "주식예상체결";

    /// <summary>Session notices.</summary>
    public const string Session = "장시작시간";

    /// <summary>Volatility interruption triggered or released.</summary>
    public const string VolatilityInterruption = "VI발동/해제";
}
