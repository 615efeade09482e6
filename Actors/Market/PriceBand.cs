namespace Kiwoom.Actors.Market;

/// <summary>The prices that the exchange accepts on a day, both ends included.</summary>
/// <param name="Lower">하한가 in won.</param>
/// <param name="Upper">상한가 in won.</param>
public readonly record struct PriceBand(long Lower, long Upper)
{
    /// <summary>Whether a price lies within the band; says nothing about its tick.</summary>
    public bool Contains(long price) => price >= Lower && price <= Upper;
}
