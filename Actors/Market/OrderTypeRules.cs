using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Market;

/// <summary>Which order types a phase takes, and what they ask for.</summary>
/// <remarks>
/// Mock server: sHogaGb 00 and 03 only [A]. IOC and FOK exist for limit, market and best-opposite (10/13/16, 20/23/26) [A]; those of the
/// midpoint (30, 31) are [U] on the OCX and refused. IOC and FOK in continuous trading only; a volatility interruption counts as a call auction.
/// After-market: limit, best-opposite and best-own [B], which sHogaGb it wants is [U]. NXT: market orders in its main session only.
/// Call auctions refuse best-opposite and best-own [B]. [U]: that they refuse midpoint and stop-limit too, that the closing auction refuses
/// conditional limits, and that the after-market refuses IOC and FOK; refusing what the exchange might take is the safe side. The single-price
/// session (until 2026-09-13) wanted sHogaGb 62, which is no order type here: it takes none.
/// </remarks>
public static class OrderTypeRules
{
    /// <summary>Whether an order may be sent, as far as its type, the phase and the instrument's place in that phase decide.</summary>
    /// <param name="mode">The server.</param>
    /// <param name="type">The order's type.</param>
    /// <param name="timeInForce">How long it stands.</param>
    /// <param name="phase">The phase of the venue now.</param>
    /// <param name="instrument">What it is for.</param>
    /// <param name="interrupted">Whether a volatility interruption of the instrument is in force.</param>
    public static OrderAdmission Admit(
        TradingMode mode, OrderType type, TimeInForce timeInForce, MarketPhase phase, Instrument instrument, bool interrupted = false)
    {
        if (!HasTimeInForce(type, timeInForce))
            return OrderAdmission.TimeInForceNotForType;
        if (mode != TradingMode.Real && (type is not (OrderType.Limit or OrderType.Market) || timeInForce != TimeInForce.Day))
            return OrderAdmission.TypeNotOnPaper;
        if (phase == MarketPhase.Closed)
            return OrderAdmission.MarketClosed;
        if (phase == MarketPhase.AfterMarket && !TradesInAfterMarket(instrument))
            return OrderAdmission.InstrumentNotInAfterMarket;
        var inAuction = phase.CollectsForAuction() || interrupted;
        if (!IsTaken(type, phase, inAuction))
            return OrderAdmission.TypeNotInPhase;
        if (timeInForce != TimeInForce.Day && (inAuction || phase is not (MarketPhase.Continuous or MarketPhase.NxtMain)))
            return OrderAdmission.TimeInForceNotInPhase;
        return OrderAdmission.Admitted;
    }

    /// <summary>Whether Kiwoom has a code (sHogaGb) for a type with a time in force.</summary>
    public static bool HasTimeInForce(OrderType type, TimeInForce timeInForce) => timeInForce switch
    {
        TimeInForce.Day => Enum.IsDefined(type),
        TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill => type is OrderType.Limit or OrderType.Market or OrderType.BestOpposite,
        _ => false,
    };

    /// <summary>Whether a type needs a price; all others are sent with price 0 [A].</summary>
    public static bool NeedsPrice(OrderType type) => type is OrderType.Limit or OrderType.ConditionalLimit or OrderType.StopLimit;

    /// <summary>
    /// Whether a buy of this type needs buying power at the upper limit price, because it has no price of its own: market and best
    /// types [A]; midpoint likewise, to be safe [U].
    /// </summary>
    public static bool ReservesAtUpperLimit(OrderType type) =>
        type is OrderType.Market or OrderType.BestOpposite or OrderType.BestOwn or OrderType.Midpoint;

    /// <summary>
    /// Whether an instrument takes part in the KRX after-market: at its start no ETF and ETN (and so no ELW), no KONEX, no issue under
    /// administration or warning (or worse), no very illiquid one [B].
    /// </summary>
    public static bool TradesInAfterMarket(Instrument instrument)
    {
        const Surveillance excluded = Surveillance.Administrative | Surveillance.Warning | Surveillance.Risk | Surveillance.LiquidationTrading | Surveillance.VeryIlliquid;
        return instrument.Kind == InstrumentKind.Stock && instrument.Board != Board.Konex && (instrument.Surveillance & excluded) == 0;
    }

    private static bool IsTaken(OrderType type, MarketPhase phase, bool inAuction) => phase switch
    {
        MarketPhase.AfterHoursClosePre => type is OrderType.PreOpenClose || IsForAuction(type),
        MarketPhase.PreOpenAuction => IsForAuction(type),
        MarketPhase.Continuous => inAuction ? IsForAuction(type) : type is not (OrderType.PreOpenClose or OrderType.PostClose),
        MarketPhase.ClosingAuction => type is OrderType.Limit or OrderType.Market,
        MarketPhase.AfterHoursCloseEntry or MarketPhase.AfterHoursClosePost => type is OrderType.PostClose,
        MarketPhase.AfterMarket => type is OrderType.Limit || (!inAuction && type is (OrderType.BestOpposite or OrderType.BestOwn)),
        MarketPhase.NxtMain => inAuction ? type is OrderType.Limit or OrderType.Market
            : type is OrderType.Limit or OrderType.Market or OrderType.BestOpposite or OrderType.BestOwn or OrderType.Midpoint or OrderType.StopLimit,
        MarketPhase.NxtPreMarket or MarketPhase.NxtAfterMarket => type is OrderType.Limit || (!inAuction && type is (OrderType.BestOpposite or OrderType.BestOwn)),
        MarketPhase.NxtClosePrice => type is OrderType.Limit,
        _ => false,
    };

    private static bool IsForAuction(OrderType type) => type is OrderType.Limit or OrderType.Market or OrderType.ConditionalLimit;
}
