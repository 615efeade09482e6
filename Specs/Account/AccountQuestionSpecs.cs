using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Account;

public sealed class AccountQuestionSpecs
{
    private readonly AccountRig _rig = new();

    [Fact]
    public void Everything_is_told_at_one_place_of_the_stream()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 4, 70_000, 4, 10);
        var view = _rig.Send<AccountView>(new GetAccount(_rig.NextCause()));

        view.Version.ShouldBe(_rig.Journal.Count);
        view.OpenOrders.ShouldHaveSingleItem().LeavesQty.ShouldBe(6);
        view.Positions.ShouldHaveSingleItem().Quantity.ShouldBe(4);
        view.Balance.ReservedCash.ShouldBe(_rig.State.Risk.Reservations.Cash);
        view.Risk.Reconciled.ShouldBeTrue();
    }

    [Fact]
    public void Orders_are_told_by_issue_the_newest_first()
    {
        _rig.Placed(Buy("a"));
        _rig.Placed(Buy("b", 5, 200_000, Hynix));
        _rig.Placed(Buy("c", 20));

        Orders(new GetOrders(_rig.NextCause(), Symbol: Samsung)).ShouldBe(["c", "a"]);
        Orders(new GetOrders(_rig.NextCause(), Limit: 1)).ShouldBe(["c"]);
        Orders(new GetOrders(_rig.NextCause(), Limit: -1)).ShouldBeEmpty();
        _rig.Send(new GetOrder(_rig.NextCause(), ClientOrderId.Parse("z"))).ShouldBeOfType<OrderAnswer.NotFound>();
    }

    [Fact]
    public void The_summary_of_a_replay_is_that_of_the_running_account()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 4, 70_000, 4, 10);
        var running = _rig.Send<AccountSummary>(new GetAccountSummary(_rig.NextCause()));

        AccountViews.Summary(Number, _rig.Folded()).StateHash.ShouldBe(running.StateHash);
        (running.Orders, running.Executions, running.OpenOrders).ShouldBe((1, 1, 1));
    }

    private IEnumerable<string> Orders(GetOrders question) => _rig.Send<IReadOnlyList<OrderView>>(question).Select(o => o.ClientOrderId.Value);
}
