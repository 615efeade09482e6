using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Kiwoom.Actors.Journal;

/// <summary>What stands in the journal's <c>payload</c> column around an event: one JSON object in UTF-8.</summary>
/// <remarks>
/// <para>Layout, members in this order, no white space between tokens:</para>
/// <code>
/// {"seq":7,"at":"2026-08-03T00:00:00.0000000Z","cause":{"command":"c-1","user":"kim","strategy":"momentum"},"prev":"…64 hex digits…","data":{…}}
/// </code>
/// <list type="bullet">
/// <item><c>seq</c>: the place in the stream; equals the <c>sequence_nr</c> column.</item>
/// <item><c>at</c>: the instant of the decision, UTC, ISO 8601 with seven decimals and <c>Z</c>.</item>
/// <item><c>cause</c>: the command's id; <c>user</c> and <c>strategy</c> only where there is one.</item>
/// <item><c>prev</c>: <see cref="RowHash"/> of the predecessor, lower-case hexadecimal; <see cref="RowHash.Genesis"/> in the first row.</item>
/// <item><c>data</c>: the event as its manifest's version has it. The envelope knows nothing of it.</item>
/// </list>
/// <para>Version rules: writers write exactly this; readers take the members in any order and skip unknown ones, so a member may be
/// added. No member is ever removed or given another meaning: that would be a new envelope under a new
/// <see cref="SerializerId"/>, and this one would still be read.</para>
/// </remarks>
public static class EventEnvelope
{
    /// <summary>What stands in the <c>serializer_id</c> column for this envelope. Akka keeps 0 to 40 for itself.</summary>
    public const int SerializerId = 1001;

    internal const int AtLength = 28;
    internal const int PrevLength = 2 * RowHash.Size;

    /// <summary>Takes an envelope apart without decoding the event. Throws <see cref="FormatException"/> where the bytes are not one.</summary>
    public static EnvelopeView Read(ReadOnlySpan<byte> payload) => TryReadAsWritten(payload, out var view) ? view : ReadAnyOrder(payload);

    /// <summary>The members in the order and spacing of our own writer: a few comparisons instead of a parse.</summary>
    private static bool TryReadAsWritten(ReadOnlySpan<byte> payload, out EnvelopeView view)
    {
        view = default;
        var rest = payload;
        if (!Take(ref rest, "{\"seq\":"u8) || !Utf8Parser.TryParse(rest, out long sequenceNr, out var digits))
            return false;
        rest = rest[digits..];
        if (!Take(ref rest, ",\"at\":\""u8) || rest.Length < AtLength || !TryReadInstant(rest[..AtLength], out var at))
            return false;
        rest = rest[AtLength..];
        if (!Take(ref rest, "\",\"cause\":"u8))
            return false;

        // Ids hold neither quotes nor braces, so the first closing brace ends the cause.
        var causeEnd = rest.IndexOf((byte)'}') + 1;
        var cause = rest[..causeEnd];
        rest = rest[causeEnd..];
        if (!Take(ref rest, ",\"prev\":\""u8) || rest.Length < PrevLength)
            return false;
        var prev = rest[..PrevLength];
        rest = rest[PrevLength..];
        if (prev.Contains((byte)'"') || !Take(ref rest, "\",\"data\":"u8) || rest.Length < 3 || rest[^1] != '}')
            return false;

        view = new EnvelopeView(sequenceNr, at, cause, prev, rest[..^1]);
        return true;
    }

    private static bool Take(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> expected)
    {
        if (!rest.StartsWith(expected))
            return false;
        rest = rest[expected.Length..];
        return true;
    }

    private static bool TryReadInstant(ReadOnlySpan<byte> text, out DateTimeOffset at)
    {
        at = default;
        if (text.Length != AtLength || text[^1] != 'Z' || !Utf8Parser.TryParse(text, out DateTime instant, out var used, 'O') || used != AtLength)
            return false;
        at = new DateTimeOffset(instant.Ticks, TimeSpan.Zero);
        return true;
    }

    private static EnvelopeView ReadAnyOrder(ReadOnlySpan<byte> payload)
    {
        long? sequenceNr = null;
        DateTimeOffset? at = null;
        ReadOnlySpan<byte> cause = default, prev = default, data = default;
        try
        {
            var reader = new Utf8JsonReader(payload);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new FormatException("the envelope is not a JSON object");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.ValueSpan;
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                if (name.SequenceEqual("seq"u8))
                    sequenceNr = reader.GetInt64();
                else if (name.SequenceEqual("at"u8))
                    at = reader.GetDateTimeOffset().ToUniversalTime();
                else if (name.SequenceEqual("prev"u8) && reader.TokenType == JsonTokenType.String)
                    prev = reader.ValueSpan;
                reader.Skip();
                if (name.SequenceEqual("cause"u8))
                    cause = payload[start..(int)reader.BytesConsumed];
                else if (name.SequenceEqual("data"u8))
                    data = payload[start..(int)reader.BytesConsumed];
            }

            reader.Read();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"the envelope does not read: {fault.Message}", fault);
        }

        var missing = sequenceNr is null ? "seq" : at is null ? "at" : cause.IsEmpty ? "cause" : prev.Length != PrevLength ? "prev" : data.IsEmpty ? "data" : null;
        return missing is null
            ? new EnvelopeView(sequenceNr!.Value, at!.Value, cause, prev, data)
            : throw new FormatException($"the envelope has no proper '{missing}': {Encoding.UTF8.GetString(payload[..Math.Min(payload.Length, 80)])}");
    }
}
