using System.Buffers.Binary;
using System.Text;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Writes one frame.</summary>
internal sealed class FrameWriter
{
    private const int HeadBytes = 4;
    private byte[] _bytes = new byte[256];
    private int _length = HeadBytes;

    public FrameWriter(byte kind) => Byte(kind);

    public FrameWriter Byte(byte value)
    {
        Room(1)[0] = value;
        return this;
    }

    public FrameWriter Int(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);
        return this;
    }

    public FrameWriter Text(string? value)
    {
        if (value is null)
            return Int(-1);
        var bytes = Encoding.UTF8.GetByteCount(value);
        Int(bytes);
        Encoding.UTF8.GetBytes(value, Room(bytes));
        return this;
    }

    public FrameWriter Value(ControlValue value)
    {
        Byte((byte)value.Kind);
        return value.Kind switch
        {
            ControlValueKind.Int => Int(value.Number),
            ControlValueKind.Text => Text(value.Text),
            _ => this,
        };
    }

    public FrameWriter Values(params ReadOnlySpan<ControlValue> values)
    {
        Int(values.Length);
        foreach (var value in values)
            Value(value);
        return this;
    }

    /// <summary>The frame, its length in front.</summary>
    public ReadOnlyMemory<byte> ToFrame()
    {
        if (_length - HeadBytes > ControlFrame.MostToControl)
            throw new ControlFrameException($"a frame of {_length - HeadBytes} bytes is longer than the {ControlFrame.MostToControl} allowed");
        BinaryPrimitives.WriteInt32LittleEndian(_bytes, _length - HeadBytes);
        return _bytes.AsMemory(0, _length);
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _length < bytes)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        var room = _bytes.AsSpan(_length, bytes);
        _length += bytes;
        return room;
    }
}
