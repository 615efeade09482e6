using System.Text;
using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Specs.Journal.Samples;

namespace Kiwoom.Specs.Journal;

public sealed class EventCatalogSpecs
{
    [Fact]
    public void Events_are_found_by_type_and_by_manifest()
    {
        Sample.Catalog.Find(new SampleNoted("x")).Manifest.ShouldBe("sample_noted.v1");
        Sample.Catalog.Find("sample_executed.v2"u8).TypeInfo.Type.ShouldBe(typeof(SampleExecuted));
        Sample.Catalog.Events.Select(e => e.Manifest).ShouldBe(["sample_executed.v1", "sample_executed.v2", "sample_noted.v1"]);
    }

    [Fact]
    public void An_old_manifest_reads_as_the_current_event()
    {
        var old = Encoding.UTF8.GetBytes("""{"client_order_id":"o-1","symbol":"005930","amount":713000,"quantity":10}""");

        Sample.Catalog.Find("sample_executed.v1"u8).Read(old).ShouldBe(new SampleExecuted(ClientOrderId.Parse("o-1"), Symbol.Parse("005930"), 71_300, 10, null));
    }

    [Fact]
    public void An_unknown_manifest_is_corruption_that_names_the_row()
    {
        var payload = EnvelopeSpecs.Encode(Sample.Event(7));

        var fault = Should.Throw<JournalCorruptException>(() => new EventDecoder(Sample.Catalog).Decode("a", 7, "sample_executed.v3"u8, payload));
        fault.Message.ShouldContain("sample_executed.v3");
        (fault.PersistenceId, fault.SequenceNr).ShouldBe(("a", 7L));
    }

    [Theory]
    [InlineData("""{"text":5}""")]
    [InlineData("null")]
    [InlineData("""{"text":"x"},"data":{}""")]
    public void Data_of_another_shape_is_corruption(string data)
    {
        var payload = Encoding.UTF8.GetBytes($$"""{"seq":1,"at":"2026-08-03T00:00:00.0000000Z","cause":{"command":"c"},"prev":"{{new string('0', 64)}}","data":{{data}}}""");

        Should.Throw<JournalCorruptException>(() => new EventDecoder(Sample.Catalog).Decode("a", 1, "sample_noted.v1"u8, payload));
    }

    [Fact]
    public void Whatever_is_wrong_with_the_registration_shows_at_start_up()
    {
        EventCatalogBuilder Builder() => new();
        Should.Throw<InvalidOperationException>(() => Builder().Add(SampleJsonContext.Default, typeof(Nameless))).Message.ShouldContain("no EventName");
        Should.Throw<InvalidOperationException>(() => Builder().Add(SampleJsonContext.Default, typeof(Unknown))).Message.ShouldContain("does not know");
        Should.Throw<InvalidOperationException>(() => Builder().Add(SampleJsonContext.Default, typeof(Open))).Message.ShouldContain("sealed");
        Should.Throw<InvalidOperationException>(() => Builder().Add(SampleJsonContext.Default, typeof(BadlyNamed))).Message.ShouldContain("snake-case");
        Should.Throw<InvalidOperationException>(() => Builder().Add(PascalContext.Default, typeof(SampleNoted))).Message.ShouldContain("snake case");
        Should.Throw<InvalidOperationException>(() => Builder().Add(SampleJsonContext.Default, typeof(SampleNoted), typeof(SampleNoted)).Build()).Message.ShouldContain("twice");
        Should.Throw<InvalidOperationException>(() => Builder().AddSuperseded<SampleExecutedV1, SampleExecuted>(SampleJsonContext.Default, old => old.Upcast()).Build()).Message.ShouldContain("not registered");
        Should.Throw<InvalidOperationException>(() => Builder().AddAll(SampleJsonContext.Default, typeof(Sample).Assembly).Build(typeof(Sample).Assembly)).Message.ShouldContain(nameof(Nameless));
    }

    private sealed record Nameless : IEvent;

    [EventName("unknown")]
    private sealed record Unknown : IEvent;

    [EventName("open")]
    private record Open : IEvent;

    [EventName("BadlyNamed")]
    private sealed record BadlyNamed : IEvent;
}

[JsonSerializable(typeof(SampleNoted))]
public sealed partial class PascalContext : JsonSerializerContext;
