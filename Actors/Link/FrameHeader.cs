using System.Buffers;
using System.Buffers.Binary;

namespace Kiwoom.Actors.Link;

/// <summary>What stands before the payload of each frame. One frame is one binary WebSocket message.</summary>
/// <remarks>
/// Layout, little endian, 20 bytes; frozen, because it must be understood before versions are agreed on:
/// <code>
/// 0   u8   layout version, 1
/// 1   u8   kind (<see cref="FrameKind"/>)
/// 2   u16  0
/// 4   i64  sequence: the frame's number where its kind is numbered, else 0
/// 12  i64  acknowledgement: all frames of the other direction's reliable channel up to this number are durable where they must be; 0 for none
/// 20  …    payload: UTF-8 JSON, to the end of the message; empty where the kind has none
/// </code>
/// </remarks>
/// <param name="Kind">What the frame carries.</param>
/// <param name="Sequence">The frame's number; 0 for none.</param>
/// <param name="Ack">Cumulative acknowledgement of the other direction; 0 for none.</param>
public readonly record struct FrameHeader(FrameKind Kind, long Sequence, long Ack)
{
    /// <summary>Bytes before the payload.</summary>
    public const int Size = 20;

    /// <summary>The only layout there is.</summary>
    public const byte LayoutVersion = 1;

    /// <summary>Reads the header of a frame, or throws <see cref="LinkFaultException"/> where it breaks the layout.</summary>
    public static FrameHeader Read(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < Size)
            throw new LinkFaultException(LinkFault.Malformed, $"a frame of {frame.Length} bytes is shorter than its header");
        if (frame[0] != LayoutVersion)
            throw new LinkFaultException(LinkFault.Malformed, $"frame layout {frame[0]} is not known");
        if (BinaryPrimitives.ReadUInt16LittleEndian(frame[2..]) != 0)
            throw new LinkFaultException(LinkFault.Malformed, "reserved bits are set");
        var header = new FrameHeader((FrameKind)frame[1], BinaryPrimitives.ReadInt64LittleEndian(frame[4..]), BinaryPrimitives.ReadInt64LittleEndian(frame[12..]));
        return header is { Sequence: >= 0, Ack: >= 0 } ? header : throw new LinkFaultException(LinkFault.Malformed, "a number is negative");
    }

    /// <summary>Writes the header.</summary>
    public void Write(IBufferWriter<byte> frame)
    {
        var bytes = frame.GetSpan(Size)[..Size];
        bytes[0] = LayoutVersion;
        bytes[1] = (byte)Kind;
        bytes[2] = bytes[3] = 0;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[4..], Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[12..], Ack);
        frame.Advance(Size);
    }
}
