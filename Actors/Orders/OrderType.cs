using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>What price an order trades at. Kiwoom's sHogaGb is made of this and the <see cref="TimeInForce"/> (fact sheet §3.3).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<OrderType>))]
public enum OrderType
{
    /// <summary>지정가: the given price or better. sHogaGb 00, 10 IOC, 20 FOK.</summary>
    Limit,

    /// <summary>시장가: any price within the day's limits. sHogaGb 03, 13 IOC, 23 FOK.</summary>
    Market,

    /// <summary>조건부지정가: limit that becomes market in the closing auction. sHogaGb 05.</summary>
    ConditionalLimit,

    /// <summary>최유리지정가: limit at the best opposite price on arrival. sHogaGb 06, 16 IOC, 26 FOK.</summary>
    BestOpposite,

    /// <summary>최우선지정가: limit at the best price of the own side on arrival. sHogaGb 07.</summary>
    BestOwn,

    /// <summary>스톱지정가: becomes limit when the last price crosses the stop. sHogaGb 28.</summary>
    StopLimit,

    /// <summary>중간가: the midpoint of best bid and ask. sHogaGb 29.</summary>
    Midpoint,

    /// <summary>장전시간외종가: yesterday's close, 08:30–08:40. sHogaGb 61.</summary>
    PreOpenClose,

    /// <summary>장후시간외종가: today's close, 15:40–16:00. sHogaGb 81.</summary>
    PostClose,
}
