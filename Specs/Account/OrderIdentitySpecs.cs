using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Security;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Account;

public sealed class OrderIdentitySpecs
{
    private readonly AccountRig _rig = new();

    [Fact]
    public void The_same_order_again_gives_the_first_answer_and_sends_nothing_even_after_a_restart()
    {
        _rig.Placed(Buy("a"));
        _rig.Restart();
        var (sent, events) = (_rig.Sent.Count, _rig.Journal.Count);

        _rig.Place(Buy("a")).ShouldBeOfType<OrderAnswer.Taken>().Duplicate.ShouldBeTrue();
        (_rig.Sent.Count, _rig.Journal.Count).ShouldBe((sent, events));
    }

    [Fact]
    public void A_refused_order_stays_refused_under_its_id()
    {
        _rig.Place(Buy("a", 1_000)).ShouldBeOfType<OrderAnswer.Refused>().Duplicate.ShouldBeFalse();

        _rig.Place(Buy("a", 1_000)).ShouldBeOfType<OrderAnswer.Refused>().Duplicate.ShouldBeTrue();
        _rig.Place(Buy("a", 1)).ShouldBeOfType<OrderAnswer.Conflict>();
    }

    [Fact]
    public void Other_content_under_the_same_id_is_a_conflict()
    {
        _rig.Placed(Buy("a"));

        _rig.Place(Buy("a", 11)).ShouldBeOfType<OrderAnswer.Conflict>().Existing.Quantity.ShouldBe(10);
    }

    [Theory]
    [InlineData("ext-20260310-0000001")]
    [InlineData("liq-20260310-005930-1")]
    public void The_systems_own_ids_cannot_be_taken(string id)
    {
        _rig.Place(Buy(id)).ShouldBeOfType<OrderAnswer.Forbidden>();
        _rig.Events.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_order_at_all_is_not_even_recorded()
    {
        _rig.Place(Buy("a") with { Side = (Side)9 }).ShouldBeOfType<OrderAnswer.Forbidden>();
        _rig.Place(Buy("a") with { ClientOrderId = default }).ShouldBeOfType<OrderAnswer.Forbidden>();
        _rig.Send(new PlaceOrder(_rig.NextCause(), Trader, AccountNo.Parse("9999999999"), Buy("a"))).ShouldBeOfType<OrderAnswer.Forbidden>();
        _rig.Journal.Select(j => j.Event).OfType<OrderRejected>().ShouldBeEmpty();
    }

    [Fact]
    public void A_final_order_cannot_be_changed_and_an_unknown_one_is_not_found()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 10, 70_000, 10, 10);

        _rig.Cancel("a").ShouldBeOfType<OrderAnswer.NotPossible>().FailedChecks.ShouldHaveSingleItem().Check.ShouldBe(RiskCheck.OrderState);
        _rig.Replace("a", null, 69_000).ShouldBeOfType<OrderAnswer.NotPossible>();
        _rig.Cancel("b").ShouldBeOfType<OrderAnswer.NotFound>();
        _rig.Cancel("a", new Caller(UserId.Parse("v"), PermissionLevel.Viewer)).ShouldBeOfType<OrderAnswer.Forbidden>();
    }

    [Fact]
    public void A_repeated_cancel_sends_nothing_again()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Cancel("a");

        _rig.Cancel("a").ShouldBeOfType<OrderAnswer.Taken>().Duplicate.ShouldBeTrue();
        _rig.Sent.OfType<SubmitCancel>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_mass_cancel_tells_what_it_could_not_cancel()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Placed(Buy("b", 20));
        _rig.Accepted(Buy("c", 5, 200_000, Hynix), "0000002");

        var answer = _rig.Send<MassCancelAnswer>(new MassCancel(_rig.NextCause(), Trader, Number, Samsung));
        answer.Requested.ShouldBe([ClientOrderId.Parse("a")]);
        answer.NotPossible.ShouldBe([ClientOrderId.Parse("b")]);
    }
}
