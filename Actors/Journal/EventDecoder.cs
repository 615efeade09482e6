using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Journal;

/// <summary>Turns journal rows into events. Remembers the last cause, because the events of one command stand together; so one
/// thread at a time.</summary>
/// <param name="catalog">Knows how each event is read.</param>
public sealed class EventDecoder(EventCatalog catalog)
{
    private byte[] _lastCauseBytes = [];
    private Cause? _lastCause;

    /// <summary>Decodes a row. Throws <see cref="JournalCorruptException"/> where the bytes are not an envelope, the envelope stands
    /// at another place, the manifest is unknown, or the event does not decode.</summary>
    /// <param name="persistenceId">The stream.</param>
    /// <param name="sequenceNr">The row's place in it.</param>
    /// <param name="manifest">The row's manifest, in UTF-8.</param>
    /// <param name="payload">The row's payload.</param>
    public JournaledEvent Decode(string persistenceId, long sequenceNr, ReadOnlySpan<byte> manifest, ReadOnlySpan<byte> payload) =>
        Decode(persistenceId, sequenceNr, manifest, Open(persistenceId, sequenceNr, payload));

    /// <summary>Decodes a row whose envelope is open already.</summary>
    public JournaledEvent Decode(string persistenceId, long sequenceNr, ReadOnlySpan<byte> manifest, EnvelopeView envelope)
    {
        if (envelope.SequenceNr != sequenceNr)
            throw new JournalCorruptException(persistenceId, sequenceNr, $"the row holds the event of #{envelope.SequenceNr}");
        try
        {
            var read = catalog.Find(manifest);
            return new JournaledEvent(sequenceNr, envelope.At, CauseOf(envelope.Cause), read.Read(envelope.Data));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new JournalCorruptException(persistenceId, sequenceNr, $"the event does not decode: {fault.Message}", fault);
        }
    }

    /// <summary>Takes a row's envelope apart, or throws <see cref="JournalCorruptException"/>.</summary>
    public static EnvelopeView Open(string persistenceId, long sequenceNr, ReadOnlySpan<byte> payload)
    {
        try
        {
            return EventEnvelope.Read(payload);
        }
        catch (FormatException fault)
        {
            throw new JournalCorruptException(persistenceId, sequenceNr, fault.Message, fault);
        }
    }

    private Cause CauseOf(ReadOnlySpan<byte> json)
    {
        if (_lastCause is not null && json.SequenceEqual(_lastCauseBytes))
            return _lastCause;

        CommandId? command = null;
        UserId? user = null;
        StrategyId? strategy = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("command"u8))
                command = CommandId.Parse(reader.GetString());
            else if (name.SequenceEqual("user"u8))
                user = _lastCause?.User is { } last && reader.ValueTextEquals(last.Value) ? last : UserId.Parse(reader.GetString());
            else if (name.SequenceEqual("strategy"u8))
                strategy = _lastCause?.Strategy is { } last && reader.ValueTextEquals(last.Value) ? last : StrategyId.Parse(reader.GetString());
            else
                reader.Skip();
        }

        var cause = new Cause(command ?? throw new FormatException("the cause names no command"), user, strategy);
        (_lastCauseBytes, _lastCause) = (json.ToArray(), cause);
        return cause;
    }
}
