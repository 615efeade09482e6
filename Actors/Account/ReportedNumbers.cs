using Kiwoom.Actors.Market;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Account;

/// <summary>Which quantities and prices a report can carry at all.</summary>
internal static class ReportedNumbers
{
    // Chejan quantities are 32-bit, as those of SendOrder are.
    private const long MostShares = int.MaxValue;

    internal static bool IsQuantity(long shares) => shares is >= 0 and <= MostShares;

    internal static bool IsFill(long shares) => shares is > 0 and <= MostShares;

    internal static bool IsOrderPrice(long? price) => price is null || TickSizes.IsPrice(price.Value);

    internal static bool IsAmount(Int128 won) => won >= 0 && won <= RiskLimitNames.LargestAmount;
}
