using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Journal;

/// <summary>Writes <see cref="EventEnvelope"/>s. Holds buffers, so one thread at a time.</summary>
/// <param name="catalog">Knows how each event is written.</param>
public sealed class EnvelopeEncoder(EventCatalog catalog) : IDisposable
{
    private static readonly JsonEncodedText Sequence = JsonEncodedText.Encode("seq");
    private static readonly JsonEncodedText At = JsonEncodedText.Encode("at");
    private static readonly JsonEncodedText CauseName = JsonEncodedText.Encode("cause");
    private static readonly JsonEncodedText Command = JsonEncodedText.Encode("command");
    private static readonly JsonEncodedText User = JsonEncodedText.Encode("user");
    private static readonly JsonEncodedText Strategy = JsonEncodedText.Encode("strategy");
    private static readonly JsonEncodedText Prev = JsonEncodedText.Encode("prev");
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");

    // Korean text stays readable in the journal; the payload is never put into HTML.
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Appends one envelope to a buffer. Throws <see cref="InvalidOperationException"/> for an event outside the catalog,
    /// <see cref="JsonException"/> or <see cref="NotSupportedException"/> for one that its type info cannot write.</summary>
    /// <param name="journaled">The event at its place.</param>
    /// <param name="prev">The predecessor's hash, <see cref="RowHash.Size"/> bytes.</param>
    /// <param name="into">Takes the bytes; after a fault it may hold part of an envelope.</param>
    /// <returns>The registration that the event is written under.</returns>
    public RegisteredEvent Encode(JournaledEvent journaled, ReadOnlySpan<byte> prev, IBufferWriter<byte> into)
    {
        ArgumentNullException.ThrowIfNull(journaled);
        var written = catalog.Find(journaled.Event);
        Span<byte> text = stackalloc byte[EventEnvelope.PrevLength];
        _json.Reset(into);
        _json.WriteStartObject();
        _json.WriteNumber(Sequence, journaled.SequenceNr);
        journaled.At.UtcDateTime.TryFormat(text, out var length, "O", null);
        _json.WriteString(At, text[..length]);

        _json.WriteStartObject(CauseName);
        _json.WriteString(Command, journaled.Cause.Command.Value);
        if (journaled.Cause.User is { } user)
            _json.WriteString(User, user.Value);
        if (journaled.Cause.Strategy is { } strategy)
            _json.WriteString(Strategy, strategy.Value);
        _json.WriteEndObject();

        Convert.TryToHexStringLower(prev, text, out length);
        _json.WriteString(Prev, text[..length]);
        _json.WritePropertyName(Data);
        JsonSerializer.Serialize(_json, journaled.Event, written.TypeInfo);
        _json.WriteEndObject();
        _json.Flush();
        return written;
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
