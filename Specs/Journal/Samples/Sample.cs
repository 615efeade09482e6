using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Specs.Journal.Samples;

namespace Kiwoom.Specs.Journal;

/// <summary>Sample events at their places.</summary>
public static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 8, 3, 0, 0, 0, TimeSpan.Zero);

    public static EventCatalog Catalog { get; } = new EventCatalogBuilder()
        .Add(SampleJsonContext.Default, typeof(SampleExecuted), typeof(SampleNoted))
        .AddSuperseded<SampleExecutedV1, SampleExecuted>(SampleJsonContext.Default, old => old.Upcast())
        .Build();

    public static JournaledEvent Event(long sequenceNr, string? note = null) => new(
        sequenceNr,
        Start.AddMilliseconds(sequenceNr),
        new Cause(CommandId.Parse($"c-{sequenceNr}"), UserId.Parse("kim"), sequenceNr % 2 == 0 ? StrategyId.Parse("momentum") : null),
        new SampleExecuted(ClientOrderId.Parse($"order-{sequenceNr}"), Symbol.Parse("005930"), 71_300 + sequenceNr, 10, note));

    public static IReadOnlyList<JournaledEvent> Events(long from, int count) => [.. Enumerable.Range(0, count).Select(i => Event(from + i))];
}
