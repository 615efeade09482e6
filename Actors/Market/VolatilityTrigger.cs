namespace Kiwoom.Actors.Market;

/// <summary>What sets a volatility interruption (VI) off; both can at once (동적+정적).</summary>
[Flags]
public enum VolatilityTrigger
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>동적: too far from the last trade.</summary>
    Dynamic = 1 << 0,

    /// <summary>정적: too far from the last single price.</summary>
    Static = 1 << 1,
}
