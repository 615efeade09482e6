using System.Buffers.Binary;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Serialization;
using Kiwoom.OnAkka.Journal;

namespace Kiwoom.OnAkka.Remoting.Wire;

/// <summary>The link's messages as bytes. Knows these and nothing else, and makes no type by name.</summary>
/// <remarks>
/// Layouts, little endian; keys and signatures behind their length:
/// <code>
/// o1  channel 16, u16 length, ephemeral key                                       (OpenChannel)
/// a1  channel 16, 3 × (u16 length, bytes): ephemeral key, gateway key, signature  (ChannelAccepted)
/// r1  channel 16                                                                  (ChannelRefused)
/// p1  channel 16, i64 number, sealed bytes to the end                             (SealedPart)
/// </code>
/// </remarks>
/// <param name="system">The system that serialises.</param>
internal sealed class LinkSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>The largest sealed part that is taken.</summary>
    internal const int LargestPart = 96 * 1024;

    private const int LargestField = 512;
    private const string Open = "o1";
    private const string Accepted = "a1";
    private const string Refused = "r1";
    private const string Part = "p1";

    /// <inheritdoc/>
    public override int Identifier => SerializerIds.Link;

    /// <inheritdoc/>
    public override string Manifest(object o) => o switch
    {
        OpenChannel => Open,
        ChannelAccepted => Accepted,
        ChannelRefused => Refused,
        SealedPart => Part,
        _ => throw new SerializationException($"{o.GetType()} is no message of the link"),
    };

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => obj switch
    {
        OpenChannel open => Fields(open.Channel, open.EphemeralKey),
        ChannelAccepted accepted => Fields(accepted.Channel, accepted.EphemeralKey, accepted.GatewayKey, accepted.Signature),
        ChannelRefused refused => Fields(refused.Channel),
        SealedPart part => PartBytes(part),
        _ => throw new SerializationException($"{obj.GetType()} is no message of the link"),
    };

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        switch (manifest)
        {
            case Open:
                var open = Read(bytes, 1);
                return new OpenChannel(ChannelId.Read(bytes), open[0]);
            case Accepted:
                var accepted = Read(bytes, 3);
                return new ChannelAccepted(ChannelId.Read(bytes), accepted[0], accepted[1], accepted[2]);
            case Refused:
                Read(bytes, 0);
                return new ChannelRefused(ChannelId.Read(bytes));
            case Part:
                if (bytes.Length is < ChannelId.Size + sizeof(long) or > LargestPart)
                    throw new SerializationException($"a part of {bytes.Length} bytes is out of range");
                return new SealedPart(ChannelId.Read(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(ChannelId.Size)), bytes[(ChannelId.Size + sizeof(long))..]);
            default:
                throw new SerializationException("the manifest is none of the link's");
        }
    }

    private static byte[] PartBytes(SealedPart part)
    {
        var bytes = new byte[ChannelId.Size + sizeof(long) + part.Bytes.Length];
        part.Channel.Write(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(ChannelId.Size), part.Number);
        part.Bytes.CopyTo(bytes, ChannelId.Size + sizeof(long));
        return bytes;
    }

    private static byte[] Fields(ChannelId channel, params ReadOnlySpan<byte[]> fields)
    {
        var size = ChannelId.Size;
        foreach (var field in fields)
            size += sizeof(ushort) + field.Length;
        var bytes = new byte[size];
        channel.Write(bytes);
        var at = ChannelId.Size;
        foreach (var field in fields)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), checked((ushort)field.Length));
            field.CopyTo(bytes, at + sizeof(ushort));
            at += sizeof(ushort) + field.Length;
        }

        return bytes;
    }

    private static byte[][] Read(byte[] bytes, int count)
    {
        var fields = new byte[count][];
        var at = ChannelId.Size;
        for (var i = 0; i < count; i++)
        {
            if (bytes.Length < at + sizeof(ushort))
                throw new SerializationException("a message of the link is cut short");
            var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
            at += sizeof(ushort);
            if (length > LargestField || bytes.Length < at + length)
                throw new SerializationException("a field of the link's message is out of range");
            fields[i] = bytes[at..(at + length)];
            at += length;
        }

        return bytes.Length == at ? fields : throw new SerializationException($"a message of the link has {bytes.Length} bytes where {at} are due");
    }
}
