using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Runtime;

public abstract partial class EngineContract
{
    [Fact]
    public async Task Messages_of_one_sender_arrive_in_their_order()
    {
        var probe = SpawnProbe();
        for (var i = 0; i < 1000; i++)
            probe.Tell(i);
        await Until(() => Seen.Count == 1001);
        Seen.Skip(1).ShouldBe(Enumerable.Range(0, 1000).Cast<object>());
    }

    [Fact]
    public async Task An_actor_handles_one_message_at_a_time_whoever_sends()
    {
        var probe = SpawnProbe();
        var counter = 0;
        var senders = Enumerable.Range(0, 4)
            .Select(n => Engine.Spawn(new ActorPath($"/senders/{n}"), () => new Probe(new())))
            .ToArray();
        foreach (var sender in senders)
        {
            sender.Tell(new Probe.Do(_ =>
            {
                for (var i = 0; i < 500; i++)
                    probe.Tell(new Probe.Do(_ => counter++));
            }));
        }

        await Until(() => Volatile.Read(ref counter) == 2000);
        Seen.ShouldBe(["started"]);
    }

    [Fact]
    public async Task An_ask_gets_the_answer()
    {
        var probe = SpawnProbe();
        var answer = await Answer(Ask<string>(probe, new Probe.Do(context => context.Reply("yes"))));
        answer.ShouldBe("yes");
    }

    [Fact]
    public async Task An_ask_that_is_not_answered_in_time_throws_and_the_late_answer_is_a_dead_letter()
    {
        var probe = SpawnProbe();
        IActorRef? asker = null;
        var ask = Engine.Ask<string>(probe, new Probe.Do(context => asker = context.Sender), TimeSpan.FromSeconds(2));
        await Until(() => asker is not null);
        await Should.ThrowAsync<TimeoutException>(Answer(ask, clockMoves: true));
        asker!.Tell("late");
        await Until(() => DeadLetters == 1);
    }

    [Fact]
    public async Task An_ask_can_be_given_up()
    {
        var probe = SpawnProbe();
        using var giveUp = new CancellationTokenSource();
        var ask = Engine.Ask<string>(probe, "no answer", Long, giveUp.Token);
        giveUp.Cancel();
        await Should.ThrowAsync<OperationCanceledException>(Answer(ask));
    }

    [Fact]
    public async Task An_answer_of_the_wrong_type_is_an_error_of_the_ask()
    {
        var probe = SpawnProbe();
        await Should.ThrowAsync<InvalidCastException>(Answer(Ask<int>(probe, new Probe.Do(context => context.Reply("text")))));
    }

    [Fact]
    public async Task An_answer_carries_the_answering_actor_as_its_sender()
    {
        var probe = SpawnProbe();
        IActorRef? sender = null;
        var other = Engine.Spawn(new ActorPath("/other"), () => new Probe(new()));
        other.Tell(new Probe.Do(context => probe.Tell(new Probe.Do(c => sender = c.Sender), context.Self)));
        await Until(() => sender is not null);
        sender!.Path.ShouldBe(new ActorPath("/other"));
    }

    [Fact]
    public async Task A_message_to_a_path_without_an_actor_is_a_dead_letter_and_the_handle_works_once_there_is_one()
    {
        var early = Engine.Resolve(new ActorPath("/probe"));
        early.Tell("too early");
        await Until(() => DeadLetters == 1);
        SpawnProbe();
        early.Tell("in time");
        await Until(() => Seen.Contains("in time"));
        Seen.ShouldNotContain("too early");
    }

    [Fact]
    public async Task A_handle_outlives_its_actor()
    {
        var probe = SpawnProbe();
        var stopped = Engine.Stop(probe);
        await Until(() => stopped.IsCompleted);
        probe.Tell("nobody there");
        await Until(() => DeadLetters == 1);
        SpawnProbe();
        probe.Tell("again");
        await Until(() => Seen.Contains("again"));
    }

    [Fact]
    public void A_path_has_one_actor()
    {
        SpawnProbe();
        Should.Throw<InvalidOperationException>(() => SpawnProbe());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("probe")]
    [InlineData("/a//b")]
    [InlineData("/a/")]
    [InlineData("/계좌")]
    public void A_path_that_breaks_the_rule_is_refused(string path) =>
        Should.Throw<ArgumentException>(() => SpawnProbe(path));

    [Fact]
    public async Task A_timer_sends_its_message_once_when_it_is_due()
    {
        var probe = SpawnProbe();
        await Do(probe, context => context.StartTimer("t", TimeSpan.FromSeconds(5), "tick"));
        Time.Advance(TimeSpan.FromSeconds(4));
        await Settle();
        Seen.ShouldNotContain("tick");
        Time.Advance(TimeSpan.FromSeconds(1));
        await Until(() => Seen.Contains("tick"));
        Time.Advance(Long);
        await Settle();
        Seen.Count(m => m is "tick").ShouldBe(1);
    }

    [Fact]
    public async Task A_timer_under_the_same_key_replaces_the_one_before_and_a_cancelled_one_is_silent()
    {
        var probe = SpawnProbe();
        await Do(probe, context =>
        {
            context.StartTimer("a", TimeSpan.FromSeconds(1), "first");
            context.StartTimer("a", TimeSpan.FromSeconds(2), "second");
            context.StartTimer("b", TimeSpan.FromSeconds(1), "cancelled");
            context.CancelTimer("b");
        });
        Time.Advance(TimeSpan.FromSeconds(3));
        await Until(() => Seen.Contains("second"));
        Seen.ShouldBe(["started", "second"]);
    }

    [Fact]
    public async Task A_timer_that_is_already_in_the_mailbox_when_it_is_cancelled_is_not_handled()
    {
        var probe = SpawnProbe();
        await Do(probe, context =>
        {
            context.StartTimer("t", TimeSpan.Zero, "tick");
            Time.Advance(TimeSpan.FromSeconds(1));
            context.CancelTimer("t");
        });
        probe.Tell("after");
        await Until(() => Seen.Contains("after"));
        Seen.ShouldNotContain("tick");
    }
}
