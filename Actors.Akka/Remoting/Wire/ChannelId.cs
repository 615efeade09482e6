using System.Security.Cryptography;

namespace Kiwoom.OnAkka.Remoting.Wire;

/// <summary>Names one channel: 16 random bytes, made by the end that dials.</summary>
/// <param name="Value">The bytes, as a UUID's.</param>
internal readonly record struct ChannelId(Guid Value)
{
    /// <summary>Bytes on the wire.</summary>
    internal const int Size = 16;

    /// <summary>The name of the actor that is this channel's end.</summary>
    internal string ActorName => Value.ToString("N");

    internal static ChannelId New() => new(new Guid(RandomNumberGenerator.GetBytes(Size)));

    internal void Write(Span<byte> bytes) => Value.TryWriteBytes(bytes);

    internal static ChannelId Read(ReadOnlySpan<byte> bytes) => new(new Guid(bytes[..Size]));
}
