using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Specs.Account;
using static Kiwoom.Specs.Account.AccountRig;

namespace Kiwoom.Specs.Orders;

public sealed class SpentIdSpecs
{
    private readonly AccountRig _rig = new();

    [Fact]
    public void An_id_whose_order_is_forgotten_is_never_sent_again_nor_after_a_snapshot()
    {
        _rig.Accepted(Buy("a"), "0000001");
        _rig.Fill("a", "0000001", 10, 70_000, 10, 10);
        _rig.TickAfter(TimeSpan.FromDays(OrderBook.KeepOrders + 1));
        _rig.State.Orders.Find(ClientOrderId.Parse("a")).ShouldBeNull();
        var sent = _rig.Sent.Count;

        _rig.Place(Buy("a")).ShouldBe(new OrderAnswer.Spent(ClientOrderId.Parse("a")));
        _rig.Sent.Count.ShouldBe(sent);
        _rig.Events.ShouldBeEmpty();

        var codec = new AccountSnapshotCodec();
        var restored = codec.Decode(codec.Encode(_rig.State));
        restored.Orders.IsSpent(ClientOrderId.Parse("a")).ShouldBeTrue();
        restored.Orders.IsSpent(ClientOrderId.Parse("b")).ShouldBeFalse();
        codec.Encode(restored).ShouldBe(codec.Encode(_rig.State));
    }
}
