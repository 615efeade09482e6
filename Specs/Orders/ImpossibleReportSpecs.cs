using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Orders;

public sealed class ImpossibleReportSpecs
{
    private readonly AccountRig _rig = new();

    public static TheoryData<long, long, long> Impossible => new()
    {
        { 0, 70_000, 0 }, { -1, 70_000, -1 }, { 1, 0, 1 }, { 1, -70_000, 1 }, { long.MaxValue, 70_000, long.MaxValue }, { 1, long.MaxValue, 1 }, { 5, 70_000, 4 },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_fill_with_impossible_numbers_is_recorded_and_changes_nothing_else(long quantity, long price, long cumulative)
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", quantity, price, cumulative, 10);

        _rig.Events.OfType<ReportNotExplained>().ShouldHaveSingleItem().Reason.ShouldBe(ReportFault.ImpossibleNumbers);
        (_rig.View("a").CumQty, _rig.Position()).ShouldBe((0, null));
    }

    [Fact]
    public void An_over_fill_is_recorded_and_calls_for_reconciliation()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 10, 70_000, 10, 10);
        _rig.Fill("a", "0000001", 5, 70_000, 15, 15);

        _rig.Events.OfType<ReportNotExplained>().ShouldHaveSingleItem().Reason.ShouldBe(ReportFault.OverFill);
        _rig.Effects.OfType<StartTimer>().ShouldContain(t => t.Message is Reconcile);
        _rig.Position()!.Quantity.ShouldBe(10);
    }

    [Fact]
    public void A_fill_of_the_wrong_side_is_recorded()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 5, 70_000, 5, 10, Side.Sell);

        _rig.Events.OfType<ReportNotExplained>().ShouldHaveSingleItem().Reason.ShouldBe(ReportFault.OtherOrder);
    }

    [Fact]
    public void A_report_of_another_account_is_recorded()
    {
        _rig.Report(new HoldingReported(AccountNo.Parse("9999999999"), Samsung, 1, 1, 1));

        _rig.Events.OfType<ReportNotExplained>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_repeated_report_changes_nothing_and_is_acknowledged_again()
    {
        _rig.Accepted(Buy("a"), "0000001");
        var fill = _rig.Report(new ExecutionReported(
            Number, Day, ExecutionId.Parse("x"), BrokerOrderNo.Parse("0000001"), null, Samsung, Side.Buy, 3, 70_000, 10, 70_000, 3, 7, _rig.Now));
        var before = _rig.Journal.Count;
        _rig.Send(ReportArrived.Of(fill));

        _rig.Journal.Count.ShouldBe(before);
        _rig.Acknowledged.Count(a => a.Sequence == fill.Sequence).ShouldBe(2);
    }

    [Fact]
    public void The_same_fill_from_another_outbox_is_known()
    {
        _rig.Accepted(Buy("a"), "0000001");
        var fill = _rig.Report(new ExecutionReported(
            Number, Day, ExecutionId.Parse("x"), BrokerOrderNo.Parse("0000001"), null, Samsung, Side.Buy, 3, 70_000, 10, 70_000, 3, 7, _rig.Now));
        _rig.Send(ReportArrived.Of(fill with { Outbox = "outbox-2", Sequence = 1 }));

        _rig.Events.ShouldHaveSingleItem().ShouldBeOfType<ReportSeen>();
        _rig.View("a").CumQty.ShouldBe(3);
    }

    [Fact]
    public void A_report_that_changes_nothing_is_remembered()
    {
        var seen = _rig.Report(new HoldingReported(Number, Samsung, 0, 0, 0));

        _rig.State.LastReport(seen.Bridge, seen.Outbox).ShouldBe(seen.Sequence);
        _rig.Acknowledged.Last().Sequence.ShouldBe(seen.Sequence);
    }
}
