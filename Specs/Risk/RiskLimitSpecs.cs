using Kiwoom.Actors.Account;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Security;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Risk;

public sealed class RiskLimitSpecs
{
    private readonly AccountRig _rig = new();

    [Fact]
    public void The_seeds_numbers_are_the_defaults()
    {
        (RiskLimits.Paper.MaxOrderAmount, RiskLimits.Paper.MaxPositionCount, RiskLimits.Paper.MaxLossPerDay).ShouldBe((10_000_000, 10, 500_000));
        (RiskLimits.Real.MaxGrossExposure, RiskLimits.Real.MaxPositionSize, RiskLimits.Real.MaxLossPerDay).ShouldBe((1_000_000, 100_000, 50_000));
        RiskLimitNames.Faults(RiskLimits.Paper).ShouldBeEmpty();
        RiskLimitNames.Faults(RiskLimits.Real).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("max_order_amount", -1)]
    [InlineData("max_order_amount", 1e18)]
    [InlineData("max_position_count", 1.5)]
    [InlineData("price_collar_percent", 0)]
    [InlineData("max_orders_per_second", 101)]
    [InlineData("nonsense", 1)]
    public void Nonsense_is_refused_and_nothing_changes(string name, double value)
    {
        var events = _rig.Journal.Count;
        Change(Admin, (name, (decimal)value)).ShouldBeOfType<RiskAnswer.Invalid>().Errors.Keys.ShouldBe([name]);

        _rig.Journal.Count.ShouldBe(events);
    }

    [Fact]
    public void Only_an_admin_changes_limits()
    {
        Change(Trader, ("max_order_amount", 1)).ShouldBeOfType<RiskAnswer.Forbidden>();
        Change(Admin, ("max_order_amount", 1)).ShouldBeOfType<RiskAnswer.Done>().Risk.Limits.MaxOrderAmount.ShouldBe(1);
        _rig.Restart();
        _rig.Send<RiskView>(new GetRisk(_rig.NextCause())).Limits.MaxOrderAmount.ShouldBe(1);
    }

    private RiskAnswer Change(Caller caller, params (string Name, decimal Value)[] limits) =>
        _rig.Send<RiskAnswer>(new ChangeRiskLimits(_rig.NextCause(), caller, Number, limits.ToDictionary(l => l.Name, l => l.Value)));
}
