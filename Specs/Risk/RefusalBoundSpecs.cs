using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Risk;

/// <summary>A source that has run away and whose every order is refused fills neither the memory nor the journal.</summary>
public sealed class RefusalBoundSpecs
{
    private const long TooMany = 10_000_000;
    private const int Most = 50;
    private readonly AccountRig _rig = new(o => o with { MostRejectedPerDay = Most });

    [Fact]
    public void After_the_bound_a_refusal_is_answered_and_leaves_nothing()
    {
        Flood(Most);
        var (kept, journalled) = (_rig.State.Orders.All.Count, _rig.Journal.Count);

        var answer = _rig.Place(Buy("late", TooMany)).ShouldBeOfType<OrderAnswer.RefusedUnrecorded>();
        answer.ClientOrderId.ShouldBe(ClientOrderId.Parse("late"));
        answer.FailedChecks.ShouldNotBeEmpty();
        (_rig.State.Orders.All.Count, _rig.Journal.Count).ShouldBe((kept, journalled));
        _rig.Place(Buy("flood-1", TooMany)).ShouldBeOfType<OrderAnswer.Refused>().Duplicate.ShouldBeTrue("what is recorded keeps its answer");
    }

    [Fact]
    public void Orders_that_pass_are_taken_as_always_under_an_id_that_was_refused_unrecorded_too()
    {
        Flood(Most + 1);
        _rig.Placed(Buy($"flood-{Most + 1}"));
        _rig.Placed(Buy("another", 20));
    }

    [Fact]
    public void The_count_survives_a_snapshot_and_ends_with_the_day()
    {
        Flood(Most);
        var restored = AccountSnapshotCodec.Instance.Decode(AccountSnapshotCodec.Instance.Encode(_rig.State));
        restored.Risk.RejectedToday.ShouldBe(Most);
        _rig.Folded().Risk.RejectedToday.ShouldBe(Most);

        _rig.TickAfter(TimeSpan.FromDays(1));
        _rig.Place(Buy("next-day", TooMany)).ShouldBeOfType<OrderAnswer.Refused>();
        _rig.State.Risk.RejectedToday.ShouldBe(1);
    }

    private void Flood(int orders)
    {
        for (var i = 1; i <= orders; i++)
            _rig.Place(Buy($"flood-{i}", TooMany));
    }
}
