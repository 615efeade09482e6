using Akka.TestKit.Xunit2;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.OnAkka.Orders;
using Kiwoom.OnAkka.Orders;
using Kiwoom.Specs.Pressure;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>The door's execution reports of a real account: all of them, once read from the journal and once as they come, within bounds.</summary>
public sealed class ReportSubscriptionSpecs : TestKit, IAsyncLifetime
{
    private static readonly TimeSpan _soon = TimeSpan.FromMilliseconds(300);
    private readonly RequestId _id = RequestId.Parse("s-1");
    private DoorRig _rig = null!;

    public async Task InitializeAsync() => await Open(new OrderDoorOptions());

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task From_now_on_everything_comes_as_it_happens()
    {
        await _rig.Place("before");
        await Settled(1);
        Subscribe(null).ShouldBeGreaterThan(0);
        await _rig.Place("a-1");
        await _rig.Place("open-1");
        var reports = await Hear(r => r.Count(x => x.Name.StartsWith("order_accepted", StringComparison.Ordinal)) == 2 && r.Any(x => x.Event is OrderExecuted));
        reports.ShouldAllBe(r => r.Event!.ClientOrderId.Value == "a-1" || r.Event!.ClientOrderId.Value == "open-1");
        var fill = (OrderExecuted)reports.Single(r => r.Event is OrderExecuted).Event!;
        (fill.ClientOrderId.Value, fill.Quantity, fill.Price, fill.LeavesQty).ShouldBe(("a-1", 1, 70_000, 0));
    }

    [Fact]
    public async Task What_was_missed_comes_from_the_journal_and_nothing_is_left_out_or_doubled()
    {
        for (var n = 0; n < 60; n++)
            await _rig.Place($"a-{n}");
        Subscribe(0).ShouldBe(0);
        for (var n = 60; n < 120; n++)
            await _rig.Place($"a-{n}");
        await Settled(120);
        var reports = await Hear(r => r.Count(x => x.Event is OrderExecuted) == 120);
        reports.Select(r => (r.SequenceNr, r.Name)).ShouldBe((await _rig.Reports()).Where(r => r.SequenceNr <= reports[^1].SequenceNr));
    }

    [Fact]
    public async Task A_piece_that_got_lost_is_sent_again_when_asked_for_and_by_itself_when_it_was_not_confirmed()
    {
        await Reopen(new OrderDoorOptions { ResendAfter = TimeSpan.FromSeconds(2), PieceWeight = 2, Window = 64 });
        var from = Subscribe(null);
        await _rig.Place("a-1");
        await Settled(1);
        var head = await _rig.Head();
        Piece(p => p.UpTo >= head);
        Ask(Renewal(from, again: true));
        Piece(p => p.After == from);
        Piece(p => p.UpTo >= head);

        Ask(Renewal(from));
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        await Task.Delay(TimeSpan.FromSeconds(2));
        Ask(Renewal(from));
        Piece(p => p.After == from);
    }

    [Fact]
    public async Task What_is_not_confirmed_has_a_bound_and_who_never_confirms_is_cut_with_a_word()
    {
        await Reopen(new OrderDoorOptions { Window = 3, PieceWeight = 1, SlowAfter = _soon * 3, ResendAfter = TimeSpan.FromMinutes(1), Recheck = TimeSpan.FromMilliseconds(20) });
        for (var n = 0; n < 5; n++)
            await _rig.Place($"a-{n}");
        await Settled(5);
        Subscribe(0);
        var pieces = ReceiveN(3, TimeSpan.FromSeconds(10)).Cast<DoorNews.Reports>().ToArray();
        ExpectNoMsg(TimeSpan.FromMilliseconds(100));
        Ask(Renewal(pieces[0].UpTo));
        ExpectMsg<DoorNews.Reports>().After.ShouldBe(pieces[2].UpTo);
        var ended = ExpectMsg<DoorNews.Ended>(TimeSpan.FromSeconds(30));
        (ended.RequestId, ended.Code).ShouldBe((_id, "too_slow"));

        // The end of the first may not have come to the door yet.
        do
            _rig.Door.Tell(Renewal(pieces[1].UpTo), TestActor);
        while (ReceiveOne(TimeSpan.FromMilliseconds(200)) is not DoorAnswer.Subscribed);
        Piece(p => p.After == pieces[1].UpTo);
    }

    [Fact]
    public async Task Without_a_renewal_it_ends_with_its_lease()
    {
        await Reopen(new OrderDoorOptions { Lease = _soon, Recheck = TimeSpan.FromMilliseconds(20) });
        Subscribe(null);
        ExpectMsg<DoorNews.Ended>(TimeSpan.FromSeconds(30)).Code.ShouldBe("lease_ended");
        await _rig.Place("a-1");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task A_revoked_token_ends_what_it_opened()
    {
        await Reopen(new OrderDoorOptions { Recheck = TimeSpan.FromMilliseconds(20) });
        var (token, id) = _rig.Issue(PermissionLevel.Viewer);
        Ask(new DoorRequest.Subscribe(_id, token, null, null, false)).ShouldBeOfType<DoorAnswer.Subscribed>();
        await _rig.Place("a-1");
        ExpectMsg<DoorNews.Reports>();
        Drain();
        _rig.Register.Revoke(id);
        FishForMessage<DoorNews.Ended>(e => e.Code == "unauthorized", TimeSpan.FromSeconds(30));
        await _rig.Place("a-2");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task It_ends_when_its_user_says_so_and_nobody_else_can_say_it()
    {
        Subscribe(null);
        Ask(new DoorRequest.Unsubscribe(_id, _rig.Token(user: "lee"))).ShouldBeOfType<DoorAnswer.Unsubscribed>();
        await _rig.Place("a-1");
        ExpectMsg<DoorNews.Reports>();
        await Settled(1);
        Drain();

        _rig.Door.Tell(new DoorRequest.Unsubscribe(_id, _rig.Token()), TestActor);
        FishForMessage(m => m is DoorAnswer.Unsubscribed);
        await Task.Delay(50);
        Drain();
        await _rig.Place("a-2");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task There_are_only_so_many_of_one_user_and_of_all()
    {
        await Reopen(new OrderDoorOptions { SubscriptionsPerUser = 2, MostSubscriptions = 3 });
        Open("kim", "1").ShouldBeOfType<DoorAnswer.Subscribed>();
        Open("kim", "2").ShouldBeOfType<DoorAnswer.Subscribed>();
        Open("kim", "3").ShouldBeOfType<DoorAnswer.Problem>().Code.ShouldBe("too_many_requests");
        Open("kim", "2").ShouldBeOfType<DoorAnswer.Subscribed>("it is a renewal");
        Open("lee", "1").ShouldBeOfType<DoorAnswer.Subscribed>();
        Open("han", "1").ShouldBeOfType<DoorAnswer.Problem>().Code.ShouldBe("too_many_requests");
        DoorAnswer Open(string user, string id) => Ask(new DoorRequest.Subscribe(RequestId.Parse(id), _rig.Token(user: user), null, null, false));
    }

    [Fact]
    public async Task Nobody_follows_an_account_beyond_the_end_of_its_stream_or_from_before_its_beginning()
    {
        var ahead = Ask(Renewal(await _rig.Head() + 1)).ShouldBeOfType<DoorAnswer.Problem>();
        (ahead.Status, ahead.Code).ShouldBe((409, "not_possible"));
        Ask(Renewal(-1)).ShouldBeOfType<DoorAnswer.Problem>().Code.ShouldBe("malformed");
    }

    [Fact]
    public async Task When_the_door_closes_its_subscribers_hear_it()
    {
        Subscribe(null);
        Sys.Stop(_rig.Door);
        ExpectMsg<DoorNews.Ended>(TimeSpan.FromSeconds(30)).Code.ShouldBe("closing");
        await _rig.Place("a-1");
    }

    private async Task Open(OrderDoorOptions options) => _rig = await DoorRig.Open(Sys, options);

    private async Task Reopen(OrderDoorOptions options)
    {
        Sys.Stop(Watch(_rig.Door));
        ExpectTerminated(_rig.Door);
        await _rig.DisposeAsync();
        await Open(options);
    }

    private long Subscribe(long? after) => Ask(Renewal(after)).ShouldBeOfType<DoorAnswer.Subscribed>().From;

    private DoorRequest.Subscribe Renewal(long? after, bool again = false) => new(_id, _rig.Token(), DoorRig.Account, after, again);

    private DoorAnswer Ask(DoorRequest request)
    {
        _rig.Door.Tell(request, TestActor);
        return (DoorAnswer)FishForMessage(m => m is DoorAnswer, TimeSpan.FromSeconds(30));
    }

    private DoorNews.Reports Piece(Predicate<DoorNews.Reports> which) => FishForMessage(which, TimeSpan.FromSeconds(30));

    /// <summary>Takes reports as a good subscriber does until enough have come.</summary>
    private async Task<IReadOnlyList<ExecutionReport>> Hear(Func<IReadOnlyList<ExecutionReport>, bool> isEnough)
    {
        var heard = new List<ExecutionReport>();
        long? last = null;
        while (!isEnough(heard))
        {
            var piece = FishForMessage<DoorNews.Reports>(_ => true, TimeSpan.FromSeconds(30));
            piece.After.ShouldBe(last ?? piece.After);
            piece.Items.Count.ShouldBeLessThanOrEqualTo(64);
            last = piece.UpTo;
            heard.AddRange(piece.Items);
            _rig.Door.Tell(Renewal(last), TestActor);
            await Task.Yield();
        }

        return heard;
    }

    private Task Settled(int fills) => FloodRig.Eventually(async () => (await _rig.Reports()).Count(r => r.Name == "order_executed.v1") == fills);

    private void Drain() => ReceiveWhile<object>(TimeSpan.FromMilliseconds(150), m => m);
}
