using FsCheck.Xunit;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Specs.Market;

public sealed class OrderTypeRuleSpecs
{
    [Theory]
    [InlineData(MarketPhase.Closed, "")]
    [InlineData(MarketPhase.AfterHoursClosePre, "Limit Market ConditionalLimit PreOpenClose")]
    [InlineData(MarketPhase.PreOpenAuction, "Limit Market ConditionalLimit")]
    [InlineData(MarketPhase.Continuous, "Limit Market ConditionalLimit BestOpposite BestOwn StopLimit Midpoint")]
    [InlineData(MarketPhase.ClosingAuction, "Limit Market")]
    [InlineData(MarketPhase.AfterHoursCloseEntry, "PostClose")]
    [InlineData(MarketPhase.AfterHoursClosePost, "PostClose")]
    [InlineData(MarketPhase.AfterHoursSinglePrice, "")]
    [InlineData(MarketPhase.AfterMarket, "Limit BestOpposite BestOwn")]
    [InlineData(MarketPhase.NxtPreMarket, "Limit BestOpposite BestOwn")]
    [InlineData(MarketPhase.NxtMain, "Limit Market BestOpposite BestOwn StopLimit Midpoint")]
    [InlineData(MarketPhase.NxtAfterMarket, "Limit BestOpposite BestOwn")]
    public void Each_phase_takes_its_order_types(MarketPhase phase, string types) =>
        string.Join(' ', Enum.GetValues<OrderType>().Where(t => Admit(t, phase) == OrderAdmission.Admitted)).ShouldBe(types);

    [Theory]
    [InlineData(OrderType.Limit, true)]
    [InlineData(OrderType.Market, true)]
    [InlineData(OrderType.BestOpposite, true)]
    [InlineData(OrderType.BestOwn, false)]
    [InlineData(OrderType.ConditionalLimit, false)]
    [InlineData(OrderType.StopLimit, false)]
    [InlineData(OrderType.Midpoint, false)]
    [InlineData(OrderType.PostClose, false)]
    public void Immediate_orders_exist_for_three_types(OrderType type, bool exists)
    {
        var expected = exists ? OrderAdmission.Admitted : OrderAdmission.TimeInForceNotForType;
        Admit(type, MarketPhase.Continuous, TimeInForce.ImmediateOrCancel).ShouldBe(expected);
        Admit(type, MarketPhase.Continuous, TimeInForce.FillOrKill).ShouldBe(expected);
    }

    [Theory]
    [InlineData(MarketPhase.PreOpenAuction)]
    [InlineData(MarketPhase.ClosingAuction)]
    [InlineData(MarketPhase.AfterMarket)]
    public void Immediate_orders_are_for_continuous_trading_only(MarketPhase phase) =>
        Admit(OrderType.Limit, phase, TimeInForce.FillOrKill).ShouldBe(OrderAdmission.TimeInForceNotInPhase);

    [Fact]
    public void A_volatility_interruption_counts_as_an_auction()
    {
        Admit(OrderType.Limit, MarketPhase.Continuous, interrupted: true).ShouldBe(OrderAdmission.Admitted);
        Admit(OrderType.Market, MarketPhase.Continuous, interrupted: true).ShouldBe(OrderAdmission.Admitted);
        Admit(OrderType.BestOwn, MarketPhase.Continuous, interrupted: true).ShouldBe(OrderAdmission.TypeNotInPhase);
        Admit(OrderType.BestOwn, MarketPhase.AfterMarket, interrupted: true).ShouldBe(OrderAdmission.TypeNotInPhase);
        Admit(OrderType.Limit, MarketPhase.Continuous, TimeInForce.ImmediateOrCancel, interrupted: true).ShouldBe(OrderAdmission.TimeInForceNotInPhase);
    }

    [Fact]
    public void A_closed_market_is_named_as_the_reason() => Admit(OrderType.Limit, MarketPhase.Closed).ShouldBe(OrderAdmission.MarketClosed);

    [Fact]
    public void The_after_market_leaves_out_funds_konex_and_watched_issues()
    {
        OrderTypeRules.TradesInAfterMarket(Listed.Share()).ShouldBeTrue();
        OrderTypeRules.TradesInAfterMarket(Listed.Share() with { Surveillance = Surveillance.Caution }).ShouldBeTrue();
        OrderTypeRules.TradesInAfterMarket(Listed.Fund()).ShouldBeFalse();
        OrderTypeRules.TradesInAfterMarket(Listed.Share() with { Kind = InstrumentKind.Etn }).ShouldBeFalse();
        OrderTypeRules.TradesInAfterMarket(Listed.Share(board: Board.Konex)).ShouldBeFalse();
        OrderTypeRules.TradesInAfterMarket(Listed.Share() with { Surveillance = Surveillance.Administrative }).ShouldBeFalse();
        OrderTypeRules.TradesInAfterMarket(Listed.Share() with { Surveillance = Surveillance.Warning }).ShouldBeFalse();
        OrderTypeRules.TradesInAfterMarket(Listed.Share() with { Surveillance = Surveillance.VeryIlliquid }).ShouldBeFalse();
        OrderTypeRules.Admit(TradingMode.Real, OrderType.Limit, TimeInForce.Day, MarketPhase.AfterMarket, Listed.Fund())
            .ShouldBe(OrderAdmission.InstrumentNotInAfterMarket);
    }

    [Theory]
    [InlineData(OrderType.Limit, true, false)]
    [InlineData(OrderType.ConditionalLimit, true, false)]
    [InlineData(OrderType.StopLimit, true, false)]
    [InlineData(OrderType.Market, false, true)]
    [InlineData(OrderType.BestOpposite, false, true)]
    [InlineData(OrderType.BestOwn, false, true)]
    [InlineData(OrderType.Midpoint, false, true)]
    [InlineData(OrderType.PreOpenClose, false, false)]
    [InlineData(OrderType.PostClose, false, false)]
    public void A_type_says_what_price_it_works_with(OrderType type, bool needsPrice, bool reservesAtUpperLimit)
    {
        OrderTypeRules.NeedsPrice(type).ShouldBe(needsPrice);
        OrderTypeRules.ReservesAtUpperLimit(type).ShouldBe(reservesAtUpperLimit);
    }

    [Property]
    public bool The_mock_server_takes_limit_and_market_day_orders_only(OrderType type, TimeInForce timeInForce, MarketPhase phase) =>
        OrderTypeRules.Admit(TradingMode.Paper, type, timeInForce, phase, Listed.Share()) != OrderAdmission.Admitted
        || (type is OrderType.Limit or OrderType.Market && timeInForce == TimeInForce.Day);

    [Property]
    public bool What_has_no_meaning_is_never_admitted(int type, int timeInForce, int phase) =>
        OrderTypeRules.Admit(TradingMode.Real, (OrderType)type, (TimeInForce)timeInForce, (MarketPhase)phase, Listed.Share()) != OrderAdmission.Admitted
        || (Enum.IsDefined((OrderType)type) && Enum.IsDefined((TimeInForce)timeInForce) && Enum.IsDefined((MarketPhase)phase));

    private static OrderAdmission Admit(OrderType type, MarketPhase phase, TimeInForce timeInForce = TimeInForce.Day, bool interrupted = false) =>
        OrderTypeRules.Admit(TradingMode.Real, type, timeInForce, phase, Listed.Share(), interrupted);
}
