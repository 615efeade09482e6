using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Security;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Risk;

/// <summary>Every check refuses what it is for, and says so by its own reason.</summary>
public sealed class RiskCheckSpecs
{
    /// <summary>Breaks one rule in an account that is otherwise ready to trade, and gives the order to place.</summary>
    public static TheoryData<RiskCheck, Func<AccountRig, PlaceOrder>> Violations => new()
    {
        { RiskCheck.KillSwitch, rig => { Engage(rig); return Order(rig, Buy("a")); } },
        { RiskCheck.TradingMode, rig => Order(rig, Buy("a") with { Mode = TradingMode.Real }, Admin) },
        { RiskCheck.WrongServer, rig => { rig.Broker.Server = TradingMode.Real; return Order(rig, Buy("a")); } },
        { RiskCheck.WrongServer, rig => { rig.Broker.Server = null; return Order(rig, Buy("a")); } },
        { RiskCheck.Permission, rig => Order(rig, Buy("a"), new Caller(UserId.Parse("v"), PermissionLevel.Viewer)) },
        { RiskCheck.Permission, rig => Order(rig, Buy("a"), Trader with { Refusal = "his permission was taken away" }) },
        { RiskCheck.BridgeDisconnected, rig => { rig.Broker.Reachable = false; return Order(rig, Buy("a")); } },
        { RiskCheck.ClockSkew, rig => { rig.Broker.ClockSkew = TimeSpan.FromSeconds(-2); return Order(rig, Buy("a")); } },
        { RiskCheck.NotReconciled, rig => { rig.Broker.Epoch = 2; return Order(rig, Buy("a")); } },
        { RiskCheck.UnknownSymbol, rig => Order(rig, Buy("a", symbol: Symbol.Parse("999999"))) },
        { RiskCheck.RestrictedSymbol, rig => { Limit(rig, restricted: [Samsung]); return Order(rig, Buy("a")); } },
        { RiskCheck.TradingHalt, rig => { rig.Market.List(rig.Market.Find(Samsung)! with { TradingHalted = true }); return Order(rig, Buy("a")); } },
        { RiskCheck.CircuitBreaker, rig => { rig.Market.Halted.Add(Board.Kospi); return Order(rig, Buy("a")); } },
        { RiskCheck.MarketHours, rig => { rig.Now = Day.InstantOf(new TimeOnly(3, 0)); return Order(rig, Buy("a")); } },
        { RiskCheck.MarketHours, rig => { rig.Now = TradingDay.Parse("2026-03-14").InstantOf(new TimeOnly(10, 0)); return Order(rig, Buy("a")); } },
        { RiskCheck.OrderTypeNotAdmitted, rig => Order(rig, Buy("a") with { OrderType = OrderType.ConditionalLimit }) },
        { RiskCheck.OrderTypeNotAdmitted, rig => Order(rig, Buy("a") with { TimeInForce = TimeInForce.FillOrKill }) },
        { RiskCheck.Quantity, rig => Order(rig, Buy("a", 0)) },
        { RiskCheck.Quantity, rig => Order(rig, Buy("a", -5)) },
        { RiskCheck.Quantity, rig => Order(rig, Buy("a", long.MaxValue)) },
        { RiskCheck.Quantity, rig => Order(rig, Buy("a", long.MinValue)) },
        { RiskCheck.Price, rig => Order(rig, Buy("a") with { Price = null }) },
        { RiskCheck.Price, rig => Order(rig, Buy("a", price: 0)) },
        { RiskCheck.Price, rig => Order(rig, Buy("a", price: -70_000)) },
        { RiskCheck.Price, rig => Order(rig, Buy("a", price: long.MaxValue)) },
        { RiskCheck.Price, rig => Order(rig, Buy("a") with { OrderType = OrderType.Market }) },
        { RiskCheck.Price, rig => Order(rig, Buy("a") with { StopPrice = 70_000 }) },
        { RiskCheck.TickSize, rig => Order(rig, Buy("a", price: 70_050)) },
        { RiskCheck.PriceLimit, rig => Order(rig, Sell("a", price: 91_100)) },
        { RiskCheck.PriceCollar, rig => Order(rig, Buy("a", price: 77_100)) },
        { RiskCheck.StaleMarketData, rig => { rig.Now += TimeSpan.FromSeconds(61); return Order(rig, Buy("a")); } },
        { RiskCheck.OrderAmount, rig => Order(rig, Buy("a", 143)) },
        { RiskCheck.OrderQuantity, rig => { Limit(rig, ("max_order_quantity", 9)); return Order(rig, Buy("a")); } },
        { RiskCheck.PositionCount, rig => { Limit(rig, ("max_position_count", 1)); rig.Placed(Buy("x", symbol: Hynix, price: 200_000)); return Order(rig, Buy("a")); } },
        { RiskCheck.PositionSize, rig => { Limit(rig, ("max_position_size", 1_399_999)); rig.Placed(Buy("x")); return Order(rig, Buy("a", price: 69_900 + 100)); } },
        { RiskCheck.GrossExposure, rig => { Limit(rig, ("max_gross_exposure", 2_699_999)); rig.Placed(Buy("x", symbol: Hynix, price: 200_000)); return Order(rig, Buy("a")); } },
        { RiskCheck.BuyingPower, rig => { Spend(rig); return Order(rig, Buy("a")); } },
        { RiskCheck.SellableQuantity, rig => Order(rig, Sell("a", 1)) },
        { RiskCheck.DailyLoss, rig => { Hold(rig, 100); rig.Trade(Samsung, 65_000); return Order(rig, Buy("a", price: 65_000)); } },
        { RiskCheck.OrdersPerSecond, rig => { for (var i = 0; i < 5; i++) rig.Placed(Buy($"x{i}", 1 + i)); return Order(rig, Buy("a")); } },
        { RiskCheck.OrdersPerDay, rig => { Limit(rig, ("max_orders_per_day", 1)); rig.Placed(Buy("x", 1)); return Order(rig, Buy("a")); } },
        { RiskCheck.DuplicateOrder, rig => { rig.Placed(Buy("x")); return Order(rig, Buy("a")); } },
        { RiskCheck.SelfTrade, rig => { Hold(rig, 10); rig.Placed(Sell("x", price: 69_900)); return Order(rig, Buy("a")); } },
        { RiskCheck.StrategyBudget, rig => { Budget(rig, "budget", 699_999); return Order(rig, Buy("a"), Momentum); } },
        { RiskCheck.StrategyBudget, rig => { Budget(rig, "max_orders_per_day", 0); return Order(rig, Buy("a"), Momentum); } },
    };

    private static Caller Momentum => Trader with { Strategy = StrategyId.Parse("momentum") };

    [Theory]
    [MemberData(nameof(Violations))]
    public void An_order_that_breaks_a_rule_is_refused_for_it(RiskCheck check, Func<AccountRig, PlaceOrder> violate)
    {
        var rig = new AccountRig();
        var command = violate(rig);
        var sent = rig.Sent.Count;
        var reserved = rig.State.Risk.Reservations.Cash;
        var refused = rig.Send<OrderAnswer>(command).ShouldBeOfType<OrderAnswer.Refused>();

        refused.FailedChecks.Select(f => f.Check).ShouldContain(check);
        refused.Order.Status.ShouldBe(OrderStatus.Rejected);
        rig.State.Orders.Find(command.Order.ClientOrderId).ShouldNotBeNull().Status.ShouldBe(OrderStatus.Rejected);
        (rig.Sent.Count, rig.State.Risk.Reservations.Cash).ShouldBe((sent, reserved));
    }

    [Fact]
    public void The_promotion_stage_is_asked_for_real_orders()
    {
        var rig = RealRig(allowed: false);

        Failed(rig.Place(Buy("a", 1) with { Mode = TradingMode.Real }, Admin)).ShouldBe([RiskCheck.PromotionStage]);
    }

    [Fact]
    public void A_real_order_passes_when_everything_allows_it()
    {
        var rig = RealRig(allowed: true);

        rig.Place(Buy("a", 1) with { Mode = TradingMode.Real }, Trader with { Level = PermissionLevel.RealTrader }).ShouldBeOfType<OrderAnswer.Taken>();
        Failed(rig.Place(Buy("b", 1, 69_900) with { Mode = TradingMode.Real }, Trader)).ShouldContain(RiskCheck.Permission);
        Failed(rig.Place(Buy("c", 2, 69_900) with { Mode = TradingMode.Real }, Admin)).ShouldBe([RiskCheck.OrderAmount, RiskCheck.PositionSize], "the seed allows 100,000 won an issue");
    }

    [Fact]
    public void A_volatility_interruption_refuses_what_it_does_not_take()
    {
        var rig = RealRig(allowed: true);
        rig.Market.Interrupted.Add(Samsung);

        Failed(rig.Place(Buy("a", 1) with { Mode = TradingMode.Real, TimeInForce = TimeInForce.ImmediateOrCancel }, Admin)).ShouldBe([RiskCheck.VolatilityInterruption]);
        rig.Place(Buy("b", 1) with { Mode = TradingMode.Real }, Admin).ShouldBeOfType<OrderAnswer.Taken>();
    }

    [Fact]
    public void Every_failed_check_is_named_and_not_only_the_first()
    {
        var rig = new AccountRig();
        rig.Broker.Reachable = false;

        Failed(rig.Place(Buy("a", 1_000, 70_050))).ShouldBe(
            [RiskCheck.BridgeDisconnected, RiskCheck.TickSize, RiskCheck.OrderAmount, RiskCheck.PositionSize, RiskCheck.BuyingPower], ignoreOrder: true);
    }

    [Fact]
    public void Every_check_has_a_violation_here()
    {
        var elsewhere = new[] { RiskCheck.PromotionStage, RiskCheck.VolatilityInterruption, RiskCheck.OrderState };

        Enum.GetValues<RiskCheck>().Except(elsewhere).Except(Violations.Select(v => (RiskCheck)((object[])v)[0])).ShouldBeEmpty();
    }

    [Fact]
    public void Two_orders_never_use_the_same_headroom()
    {
        var rig = new AccountRig();
        Limit(rig, ("max_position_size", 100_000_000), ("max_order_amount", 40_000_000), ("max_gross_exposure", 1_000_000_000));

        rig.Place(Buy("a", 400)).ShouldBeOfType<OrderAnswer.Taken>();
        Failed(rig.Place(Buy("b", 350))).ShouldBe([RiskCheck.BuyingPower]);
    }

    [Fact]
    public void A_market_buy_reserves_the_upper_limit_price_and_the_commission()
    {
        var rig = new AccountRig();
        rig.Placed(Buy("a", price: null));

        rig.State.Risk.Reservations.Amount.ShouldBe(10 * 91_000);
        rig.State.Risk.Reservations.Cash.ShouldBe(10 * 91_000L * 10_035 / 10_000);
    }

    [Fact]
    public void After_the_loss_limit_sales_are_still_let_through()
    {
        var rig = new AccountRig();
        Hold(rig, 100);
        rig.Trade(Samsung, 65_000);
        rig.TickAfter(TimeSpan.FromSeconds(5));

        rig.State.Risk.DailyLossReached.ShouldBeTrue();
        rig.Trade(Samsung, 70_000);
        Failed(rig.Place(Buy("b"))).ShouldBe([RiskCheck.DailyLoss]);
        rig.Place(Sell("c", 100)).ShouldBeOfType<OrderAnswer.Taken>();
    }

    [Fact]
    public void A_replace_is_checked_for_what_it_adds()
    {
        var rig = new AccountRig();
        rig.Accepted(Buy("a", 140), "0000001");

        rig.Replace("a", null, 70_100).ShouldBeOfType<OrderAnswer.Taken>();
        rig.State.Risk.Reservations.Amount.ShouldBe(140 * 70_100);
        rig.Report(new CommandRefused(Number, rig.LastSent<SubmitReplace>().Id, ClientOrderId.Parse("a"), RefusalReason.RejectedByKiwoom, null, "no"));
        rig.State.Risk.Reservations.Amount.ShouldBe(140 * 70_000);
        rig.Replace("a", null, 75_000).ShouldBeOfType<OrderAnswer.NotPossible>().FailedChecks.ShouldContain(f => f.Check == RiskCheck.OrderAmount);
        rig.Replace("a", 100, null).ShouldBeOfType<OrderAnswer.NotPossible>().FailedChecks.ShouldHaveSingleItem().Check.ShouldBe(RiskCheck.OrderState);
    }

    internal static void Hold(AccountRig rig, long quantity)
    {
        rig.Accepted(Buy("hold", quantity), "0009000");
        rig.Fill("hold", "0009000", quantity, 70_000, quantity, quantity);
        rig.Now += TimeSpan.FromSeconds(2);
        rig.Trade(Samsung, 70_000);
    }

    private static AccountRig RealRig(bool allowed)
    {
        var rig = new AccountRig(o => o with { Mode = TradingMode.Real, Limits = RiskLimits.Real with { RealTradingAllowed = allowed } }, ready: false);
        rig.Broker.Server = TradingMode.Real;
        rig.Reconcile();
        return rig;
    }

    private static IEnumerable<RiskCheck> Failed(OrderAnswer answer) => answer.ShouldBeOfType<OrderAnswer.Refused>(answer.ToString()).FailedChecks.Select(f => f.Check);

    private static PlaceOrder Order(AccountRig rig, OrderSpec spec, Caller? caller = null) => new(rig.NextCause(), caller ?? Trader, Number, spec);

    private static void Engage(AccountRig rig) => rig.Send<RiskAnswer.Done>(new EngageKillSwitch(rig.NextCause(), Trader, Number, "test"));

    private static void Limit(AccountRig rig, params (string Name, decimal Value)[] limits) =>
        rig.Send<RiskAnswer.Done>(new ChangeRiskLimits(rig.NextCause(), Admin, Number, limits.ToDictionary(l => l.Name, l => l.Value)));

    private static void Limit(AccountRig rig, IReadOnlyList<Symbol> restricted) =>
        rig.Send<RiskAnswer.Done>(new ChangeRiskLimits(rig.NextCause(), Admin, Number, new Dictionary<string, decimal>(), RestrictedSymbols: restricted));

    private static void Budget(AccountRig rig, string name, decimal value) =>
        rig.Send<RiskAnswer.Done>(new ChangeRiskLimits(rig.NextCause(), Admin, Number, new Dictionary<string, decimal> { [name] = value }, StrategyId.Parse("momentum")));

    private static void Spend(AccountRig rig)
    {
        Limit(rig, ("max_position_size", 100_000_000), ("max_order_amount", 100_000_000));
        rig.Placed(Buy("x", 705));
    }
}
