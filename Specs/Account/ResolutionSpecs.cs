using Kiwoom.Actors.Account;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Account;

/// <summary>A person decides what became of an order in doubt, and the journal says who it was.</summary>
public sealed class ResolutionSpecs
{
    private static readonly ClientOrderId A = ClientOrderId.Parse("a");
    private readonly AccountRig _rig = new();

    [Fact]
    public void Whoever_says_which_number_it_is_stands_in_the_event_and_the_fills_follow()
    {
        Doubt();
        Listed(Entry("0000008", filled: 4), Entry("0000009"));
        Resolve("0000008").ShouldBeOfType<OrderAnswer.Taken>().Order.ShouldSatisfyAllConditions(
            o => o.BrokerOrderNo.ShouldBe(BrokerOrderNo.Parse("0000008")), o => o.CumQty.ShouldBe(4), o => o.Status.ShouldBe(OrderStatus.PartiallyFilled));

        var resolved = _rig.Events.OfType<InDoubtResolved>().ShouldHaveSingleItem();
        (resolved.Resolution, resolved.DecidedBy).ShouldBe((DoubtResolution.Arrived, Admin.User));
        resolved.Text.ShouldContain("0000008");
        _rig.Journal[^1].Cause.User.ShouldBe(Admin.User);
    }

    [Fact]
    public void Whoever_says_that_it_never_arrived_stands_in_the_event_and_the_reservation_ends()
    {
        Doubt();
        Listed(Entry("0000008"), Entry("0000009"));
        var reserved = _rig.State.Risk.Reservations.Amount;
        Resolve(null).ShouldBeOfType<OrderAnswer.Taken>().Order.Status.ShouldBe(OrderStatus.Rejected);

        var resolved = _rig.Events.ShouldHaveSingleItem().ShouldBeOfType<InDoubtResolved>();
        (resolved.Resolution, resolved.DecidedBy).ShouldBe((DoubtResolution.NeverArrived, Admin.User));
        _rig.State.Risk.Reservations.Amount.ShouldBe(reserved - 700_000);
    }

    [Fact]
    public void What_Kiwoom_itself_resolves_names_nobody()
    {
        Doubt();
        _rig.Chejan("0000009", BrokerOrderState.Accepted, 10, 10, id: "a");

        _rig.Events.OfType<InDoubtResolved>().ShouldHaveSingleItem().DecidedBy.ShouldBeNull();
    }

    [Fact]
    public void A_number_that_the_lists_have_not_shown_is_taken_by_force_only()
    {
        Doubt();
        Refused(Resolve("0000777")).ShouldContain("force");
        _rig.View("a").Status.ShouldBe(OrderStatus.InDoubt);
        Resolve("0000777", force: true).ShouldBeOfType<OrderAnswer.Taken>().Order.Status.ShouldBe(OrderStatus.New);

        _rig.Events.OfType<InDoubtResolved>().ShouldHaveSingleItem().DecidedBy.ShouldBe(Admin.User);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_number_of_another_known_order_or_of_another_kind_is_refused_and_nothing_is_journalled(bool force)
    {
        _rig.Accepted(Buy("b", 5, 69_000), "0000001");
        Doubt();
        Listed(Entry("0000001", quantity: 5) with { Price = 69_000, ClientOrderId = ClientOrderId.Parse("b") }, Entry("0000008", quantity: 99), Entry("0000006"), Entry("0000007"));

        Refused(Resolve("0000001", force)).ShouldContain("order b");
        Refused(Resolve("0000008", force)).ShouldContain("99");
        _rig.View("a").Status.ShouldBe(OrderStatus.InDoubt);
    }

    [Fact]
    public void An_order_that_is_not_in_doubt_is_not_decided_and_only_an_admin_decides()
    {
        _rig.Accepted(Buy("a"), "0000001");
        Refused(Resolve(null)).ShouldNotBeEmpty();

        _rig.Send(new ResolveInDoubt(_rig.NextCause(), Trader, Number, A, null)).ShouldBeOfType<OrderAnswer.Forbidden>();
    }

    [Fact]
    public void While_the_kill_switch_is_on_what_a_person_finds_open_is_cancelled()
    {
        Doubt();
        Listed(Entry("0000008"), Entry("0000009"));
        _rig.Send<RiskAnswer.Done>(new EngageKillSwitch(_rig.NextCause(), Trader, Number, "test"));
        Resolve("0000009").ShouldBeOfType<OrderAnswer.Taken>().Order.Status.ShouldBe(OrderStatus.PendingCancel);

        _rig.LastSent<SubmitCancel>().Original.ShouldBe(BrokerOrderNo.Parse("0000009"));
    }

    [Fact]
    public void Everything_that_a_person_needs_to_decide_is_shown()
    {
        Doubt();
        var ordered = _rig.Now;
        _rig.Accepted(Buy("c", 3, 69_000), "0000002");
        var listed = new[] { Entry("0000002", quantity: 3) with { Price = 69_000, ClientOrderId = ClientOrderId.Parse("c") }, Entry("0000008", filled: 4) with { OrderedAt = ordered }, Entry("0000009") };
        _rig.Now += TimeSpan.FromMinutes(1);
        var before = OpeningCash - 280_000 - 980;
        _rig.Snapshot(before + 5_000, [new SnapshotHolding(Samsung, 4, 4, 280_000), new SnapshotHolding(Kakao, 2, 2, 80_000)], listed);
        _rig.Answer(before + 5_000, [new SnapshotHolding(Samsung, 4, 4, 280_000), new SnapshotHolding(Kakao, 2, 2, 80_000)], listed);
        _rig.Chejan("0000001", BrokerOrderState.Accepted, -1, 0);
        _rig.Cancel("c");
        _rig.Report(new CommandInDoubt(Number, _rig.LastSent<SubmitCancel>().Id, ClientOrderId.Parse("c"), "lost"));

        var view = _rig.Send<ReconciliationView>(new GetReconciliation(_rig.NextCause()));
        (view.Reconciled, view.ReconciledAt).ShouldBe((true, _rig.Now));
        var doubt = view.Doubts.ShouldHaveSingleItem();
        (doubt.Order.ClientOrderId, doubt.Day, doubt.Order.Status).ShouldBe((A, Day, OrderStatus.InDoubt));
        doubt.Candidates.Select(c => c.BrokerOrderNo.Value).ShouldBe(["0000008", "0000009"]);
        doubt.Candidates[0].ShouldBe(new CandidateView(BrokerOrderNo.Parse("0000008"), Samsung, Side.Buy, 10, 70_000, ordered, _rig.Now, 4, 6));
        var change = view.Changes.ShouldHaveSingleItem();
        (change.Order.ClientOrderId.Value, change.Kind, change.Original.Value, change.OpenQuantity).ShouldBe(("c", ChangeKind.Cancel, "0000002", 3));
        (view.CashDifference, view.Positions.ShouldHaveSingleItem().ShouldBeOfType<PositionDifferenceFound>().AtBroker).ShouldBe((5_000, 2));
        (view.UnexplainedReports, view.Unexplained.ShouldHaveSingleItem().Event.Reason).ShouldBe((1, ReportFault.ImpossibleNumbers));
        AccountSnapshotCodec.Instance.Encode(AccountSnapshotCodec.Instance.Decode(AccountSnapshotCodec.Instance.Encode(_rig.State)))
            .ShouldBe(AccountSnapshotCodec.Instance.Encode(_rig.State));
    }

    private static string Refused(OrderAnswer answer) => answer.ShouldBeOfType<OrderAnswer.NotPossible>().FailedChecks.ShouldHaveSingleItem().Text;

    private static SnapshotOrder Entry(string number, long quantity = 10, long filled = 0) => new(
        BrokerOrderNo.Parse(number), null, null, BrokerOrderKind.New, Samsung, Side.Buy, quantity, 70_000, filled, filled * 70_000, quantity - filled, null);

    private OrderAnswer Resolve(string? number, bool force = false)
    {
        var answer = _rig.Send<OrderAnswer>(new ResolveInDoubt(
            new Kiwoom.Actors.Runtime.Cause(_rig.NextCause().Command, Admin.User), Admin, Number, A, number is null ? null : BrokerOrderNo.Parse(number), force));
        if (answer is not OrderAnswer.Taken)
            _rig.Events.ShouldBeEmpty();
        return answer;
    }

    private void Listed(params SnapshotOrder[] orders)
    {
        _rig.Now += TimeSpan.FromMinutes(1);
        _rig.Snapshot(orders: orders);
    }

    private void Doubt()
    {
        _rig.Placed(Buy("a"));
        _rig.Report(new CommandInDoubt(Number, _rig.Submit(A).Id, A, "the pipe broke"));
    }
}
