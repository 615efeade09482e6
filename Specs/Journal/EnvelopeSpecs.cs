using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Specs.Journal.Samples;

namespace Kiwoom.Specs.Journal;

public sealed class EnvelopeSpecs
{
    private const string Prev = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    [Fact]
    public void The_layout_is_the_documented_one()
    {
        var noted = Sample.Event(2) with { Event = new SampleNoted("삼성 <\"&'>") };

        Encoding.UTF8.GetString(Encode(noted, Convert.FromHexString(Prev))).ShouldBe(
            $$$"""{"seq":2,"at":"2026-08-03T00:00:00.0020000Z","cause":{"command":"c-2","user":"kim","strategy":"momentum"},"prev":"{{{Prev}}}","data":{"text":"삼성 <\"&'>"}}""");
    }

    [Fact]
    public void The_hash_is_the_documented_one()
    {
        var input = new MemoryStream();
        void Put(string text)
        {
            input.Write(BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)));
            input.Write(Encoding.UTF8.GetBytes(text));
        }

        Put("계좌-1");
        input.Write(BitConverter.GetBytes(7L));
        Put("sample_noted.v1");
        Put("payload");

        RowHash.Of("계좌-1", 7, "sample_noted.v1", "payload"u8).ShouldBe(System.Security.Cryptography.SHA256.HashData(input.ToArray()));
        RowHash.Of("a", 1, "m", new byte[5_000]).ShouldNotBe(RowHash.Of("a", 1, "m", new byte[5_001]));
    }

    [Property]
    public bool Whatever_is_written_is_read_back(long ticks, PositiveInt number, NonNull<string> text)
    {
        var at = new DateTimeOffset(Math.Abs(ticks % DateTime.MaxValue.Ticks), TimeSpan.Zero);
        var journaled = Sample.Event(number.Get) with { At = at, Event = new SampleNoted(Valid(text.Get)) };
        var payload = Encode(journaled);

        return new EventDecoder(Sample.Catalog).Decode("a", number.Get, "sample_noted.v1"u8, payload) == journaled;
    }

    [Fact]
    public void Members_in_another_order_with_white_space_and_unknown_ones_read_the_same()
    {
        var payload = Encoding.UTF8.GetBytes(
            $$""" { "later": [{"x":1}], "data" : {"text":"}"} , "prev":"{{Prev}}", "cause": {"command":"c-1", "later":{}, "user":"kim"}, "at":"2026-08-03T09:00:00.001+09:00", "seq": 1 } """);

        new EventDecoder(Sample.Catalog).Decode("a", 1, "sample_noted.v1"u8, payload).ShouldBe(Sample.Event(1) with { Event = new SampleNoted("}") });
        var prev = new byte[RowHash.Size];
        EventEnvelope.Read(payload).TryReadPrev(prev).ShouldBeTrue();
        Convert.ToHexStringLower(prev).ShouldBe(Prev);
    }

    [Property(MaxTest = 300)]
    public Property A_damaged_envelope_is_refused_or_read_and_nothing_else_is_thrown(PositiveInt position, byte with, bool cut)
    {
        var payload = Encode(Sample.Event(12));
        var at = position.Get % payload.Length;
        payload[at] = with;
        var damaged = cut ? payload[..at] : payload;
        try
        {
            new EventDecoder(Sample.Catalog).Decode("a", 12, "sample_executed.v2"u8, damaged);
            return (!cut).Label("a cut envelope was read");
        }
        catch (JournalCorruptException)
        {
            return true.ToProperty();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"seq":1e400}""")]
    [InlineData("""{"seq":"1"}""")]
    [InlineData("""{"seq":1,"at":"yesterday"}""")]
    [InlineData("""{"seq":1,"at":"2026-08-03T00:00:00.0000000Z","cause":{},"prev":"00","data":{}}""")]
    public void Other_json_is_no_envelope(string json) => Should.Throw<FormatException>(() => { EventEnvelope.Read(Encoding.UTF8.GetBytes(json)); });

    internal static byte[] Encode(JournaledEvent journaled, byte[]? prev = null)
    {
        using var encoder = new EnvelopeEncoder(Sample.Catalog);
        var payload = new ArrayBufferWriter<byte>();
        encoder.Encode(journaled, prev ?? RowHash.Genesis, payload);
        return payload.WrittenSpan.ToArray();
    }

    /// <summary>Half a surrogate pair is not text and cannot be written as UTF-8.</summary>
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
