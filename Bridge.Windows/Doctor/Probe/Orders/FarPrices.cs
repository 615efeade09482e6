using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;

namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>Two prices of a buy order that will not trade: just above the day's lower limit, on the tick.</summary>
/// <param name="First">Won.</param>
/// <param name="Second">Won; one tick higher.</param>
public sealed record FarPrices(long First, long Second)
{
    // The market must be that much above, in percent: an issue near its lower limit would fill the order.
    private const int LeastDistancePercent = 5;

    /// <summary>The prices, or null with the reason where the market is too near.</summary>
    public static FarPrices? Of(long lowerLimit, long last, InstrumentKind kind, TradingDay day, out string? reason)
    {
        reason = null;
        if (!TickSizes.IsPrice(lowerLimit) || !TickSizes.IsPrice(last) || last > TickSizes.HighestPrice / 100)
        {
            reason = $"The lower limit ({lowerLimit}) or the last price ({last}) is no price.";
            return null;
        }

        var first = TickSizes.NextUp(kind, lowerLimit, day);
        var second = TickSizes.NextUp(kind, first, day);
        if (last * 100 >= second * (100 + LeastDistancePercent))
            return new FarPrices(first, second);
        reason = $"The last price ({last}) is too near the lower limit ({lowerLimit}) for an order that must not trade.";
        return null;
    }
}
