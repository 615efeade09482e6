using Kiwoom.Actors.Journal;

namespace Kiwoom.Specs.Journal;

/// <summary>What every journal must do besides that writes events as bytes, on a thread of its own.</summary>
public abstract class DurableJournalContract : JournalContract
{
    [Fact]
    public async Task An_instant_of_any_offset_comes_back_as_the_same_instant_in_utc()
    {
        var kst = new DateTimeOffset(2026, 8, 3, 9, 0, 0, TimeSpan.FromHours(9)).AddTicks(1_234_567);
        await Journal.AppendAsync("a", [Sample.Event(1) with { At = kst }]);

        var at = (await Journal.ReadAll("a")).Single().At;
        at.ShouldBe(kst);
        at.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_receiver_that_throws_stops_nothing()
    {
        Journal.Append("a", Sample.Events(1, 1), _ => throw new InvalidOperationException("a receiver's fault"));

        (await Journal.AppendAsync("a", Sample.Events(2, 1))).ShouldBeOfType<AppendOutcome.Durable>();
    }
}
