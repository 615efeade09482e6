using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Journal;

/// <summary>One manifest that the journal knows.</summary>
/// <param name="Manifest">What stands in the <c>manifest</c> column.</param>
/// <param name="TypeInfo">How its data is read and, unless it is superseded, written.</param>
/// <param name="Upcast">Makes the current event out of what was read; null where it is the current event itself.</param>
public sealed record RegisteredEvent(string Manifest, JsonTypeInfo TypeInfo, Func<object, IEvent>? Upcast)
{
    /// <summary>The manifest in UTF-8, as the database has it.</summary>
    public ReadOnlyMemory<byte> ManifestUtf8 { get; } = Encoding.UTF8.GetBytes(Manifest);

    /// <summary>Whether it is only read any more, never written.</summary>
    public bool IsSuperseded => Upcast is not null;

    /// <summary>Reads an event. Throws <see cref="JsonException"/> where the data is not one.</summary>
    public IEvent Read(ReadOnlySpan<byte> data)
    {
        var read = JsonSerializer.Deserialize(data, TypeInfo) ?? throw new JsonException($"{Manifest} is null");
        return Upcast is null ? (IEvent)read : Upcast(read);
    }
}
