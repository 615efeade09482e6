namespace Kiwoom.Actors.Market;

/// <summary>What an execution costs besides its amount.</summary>
/// <param name="Commission">수수료 in won, never negative.</param>
/// <param name="Tax">거래세 with 농어촌특별세 in won, never negative; 0 for buys.</param>
public readonly record struct FillCosts(long Commission, long Tax)
{
    /// <summary>Commission and tax in won.</summary>
    public long Total => Commission + Tax;

    /// <summary>Adds costs up.</summary>
    public static FillCosts operator +(FillCosts left, FillCosts right) => new(left.Commission + right.Commission, left.Tax + right.Tax);
}
