using System.Text.Json;

namespace Kiwoom.Bridge.Recording;

/// <summary>Something that is to become a line. Made on the thread where it happened; learned from, masked and written on the writer's.</summary>
internal abstract class RecordingEntry
{
    /// <summary>When, since the recording began; market's clock.</summary>
    internal long MarketTicks { get; init; }

    /// <summary>The same on the machine's clock; null where both are one.</summary>
    internal long? MachineTicks { get; init; }

    /// <summary>Roughly what it takes in memory, in values.</summary>
    internal virtual int Weight => 4;

    /// <summary>Lets the mask see account numbers and names that are known by their place.</summary>
    internal virtual void Teach(SessionMask mask)
    {
    }

    /// <summary>Writes the whole line, without its end.</summary>
    internal void Write(Utf8JsonWriter writer, SessionMask mask)
    {
        writer.WriteStartObject();
        writer.WriteString("k", Kind);
        writer.WriteNumber("t", MarketTicks);
        if (MachineTicks is { } machine)
            writer.WriteNumber("m", machine);
        WriteRest(writer, mask);
        writer.WriteEndObject();
    }

    private protected abstract string Kind { get; }

    private protected abstract void WriteRest(Utf8JsonWriter writer, SessionMask mask);
}
