using System.Collections.Concurrent;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Specs.Journal.Samples;

namespace Kiwoom.Specs.Journal;

/// <summary>What every journal must do, whatever it is kept in.</summary>
public abstract class JournalContract : IAsyncLifetime
{
    protected IJournal Journal { get; private set; } = null!;

    /// <summary>Opens an empty journal that knows <see cref="Sample.Catalog"/>.</summary>
    protected abstract Task<IJournal> OpenEmpty();

    public virtual async Task InitializeAsync() => Journal = await OpenEmpty();

    public virtual async Task DisposeAsync()
    {
        if (Journal is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }

    [Fact]
    public async Task What_was_appended_is_read_in_order_and_equal()
    {
        var events = Sample.Events(1, 5);
        (await Journal.AppendAsync("a", [.. events.Take(2)])).ShouldBeOfType<AppendOutcome.Durable>();
        (await Journal.AppendAsync("a", [.. events.Skip(2)])).ShouldBeOfType<AppendOutcome.Durable>();

        (await Journal.ReadAll("a")).ShouldBe(events);
        (await Journal.ReadAll("a", from: 4)).ShouldBe(events.Skip(3));
        (await Journal.ReadAll("a", from: 6)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Any_text_comes_back_as_it_was()
    {
        var texts = new[] { "", "삼성전자 매수", "\"}],\\ \u0000\u001f\u2028 😀", new string('x', 100_000) };
        var events = texts.Select((text, i) => new JournaledEvent(i + 1, Sample.Start, new Cause(CommandId.Parse("c")), new SampleNoted(text))).ToList();
        await Journal.AppendAsync("a", events);

        (await Journal.ReadAll("a")).ShouldBe(events);
    }

    [Fact]
    public async Task Streams_do_not_mix()
    {
        await Journal.AppendAsync("a", Sample.Events(1, 3));
        await Journal.AppendAsync("b", Sample.Events(1, 1));

        (await Journal.ReadAll("a")).Count.ShouldBe(3);
        (await Journal.ReadAll("b")).Count.ShouldBe(1);
        (await Journal.ReadAll("c")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_batch_that_does_not_follow_the_last_event_is_refused(long first)
    {
        await Journal.AppendAsync("a", Sample.Events(1, 3));

        (await Journal.AppendAsync("a", Sample.Events(first, 2))).ShouldBeOfType<AppendOutcome.Refused>();
        (await Journal.ReadAll("a")).Count.ShouldBe(3);
        (await Journal.AppendAsync("a", Sample.Events(4, 2))).ShouldBeOfType<AppendOutcome.Durable>();
    }

    [Fact]
    public async Task A_batch_with_a_gap_inside_is_refused_whole()
    {
        (await Journal.AppendAsync("a", [Sample.Event(1), Sample.Event(3)])).ShouldBeOfType<AppendOutcome.Refused>();
        (await Journal.ReadAll("a")).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_refused_batch_everything_queued_behind_it_is_refused_too_and_other_streams_go_on()
    {
        var outcomes = new ConcurrentQueue<(string Stream, long First, AppendOutcome Outcome)>();
        void Append(string stream, long first) => Journal.Append(stream, Sample.Events(first, 1), outcome => outcomes.Enqueue((stream, first, outcome)));
        Append("a", 1);
        Append("a", 3);
        Append("a", 4);
        Append("b", 1);
        await Journal.AppendAsync("a", Sample.Events(5, 1));

        outcomes.Where(o => o.Outcome is AppendOutcome.Durable).Select(o => (o.Stream, o.First)).ShouldBe([("a", 1L), ("b", 1L)], ignoreOrder: true);
        (await Journal.ReadAll("a")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Completions_of_one_stream_come_once_each_and_in_the_order_of_the_calls()
    {
        const int PerStream = 500;
        var streams = new[] { "a", "b", "c", "d" };
        var completed = streams.ToDictionary(s => s, _ => new List<long>());
        var senders = streams.Select(stream => Task.Run(async () =>
        {
            for (var i = 1; i < PerStream; i++)
            {
                var number = i;
                Journal.Append(stream, Sample.Events(number, 1), _ => completed[stream].Add(number));
            }

            await Journal.AppendAsync(stream, Sample.Events(PerStream, 1));
        }));
        await Task.WhenAll(senders);

        foreach (var stream in streams)
        {
            completed[stream].ShouldBe(Enumerable.Range(1, PerStream - 1).Select(i => (long)i));
            (await Journal.ReadAll(stream)).Count.ShouldBe(PerStream);
        }
    }

    [Fact]
    public async Task A_read_sees_every_append_that_was_called_before()
    {
        for (var i = 1; i <= 200; i++)
            Journal.Append("a", Sample.Events(i, 1), _ => { });

        (await Journal.ReadAll("a")).Count.ShouldBe(200);
    }

    [Fact]
    public async Task The_newest_snapshot_is_loaded()
    {
        await Journal.AppendAsync("a", Sample.Events(1, 30));
        (await Journal.LoadSnapshot("a")).ShouldBeNull();
        foreach (var at in new[] { 10, 20, 30 })
            await Journal.SaveSnapshot("a", new StoredSnapshot(at, "state.v1", [(byte)at]));

        var loaded = (await Journal.LoadSnapshot("a")).ShouldNotBeNull();
        loaded.SequenceNr.ShouldBe(30);
        loaded.Manifest.ShouldBe("state.v1");
        loaded.Payload.ShouldBe([30]);
        (await Journal.LoadSnapshot("b")).ShouldBeNull();
    }
}
