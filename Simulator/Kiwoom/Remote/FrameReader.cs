using System.Buffers.Binary;
using System.Text;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Reads the body of one frame; throws <see cref="ControlFrameException"/> for what is no such body.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> body)
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private ReadOnlySpan<byte> _rest = body;

    public byte Byte() => Take(1)[0];

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public string? Text()
    {
        var length = Int();
        if (length == -1)
            return null;
        try
        {
            return _strict.GetString(Take(length));
        }
        catch (DecoderFallbackException)
        {
            throw new ControlFrameException("a string is not UTF-8");
        }
    }

    public ControlValue Value() => Byte() switch
    {
        (byte)ControlValueKind.None => default,
        (byte)ControlValueKind.Int => ControlValue.Of(Int()),
        (byte)ControlValueKind.Text => ControlValue.Of(Text()),
        var kind => throw new ControlFrameException($"there is no kind of value {kind}"),
    };

    /// <summary>A list of at most so many values.</summary>
    public ControlValue[] Values(int most)
    {
        var count = Int();
        if (count < 0 || count > most)
            throw new ControlFrameException($"a list of {count} values is out of bounds");
        var values = new ControlValue[count];
        for (var i = 0; i < count; i++)
            values[i] = Value();
        return values;
    }

    public readonly void End()
    {
        if (!_rest.IsEmpty)
            throw new ControlFrameException($"{_rest.Length} bytes too many");
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes < 0 || bytes > _rest.Length)
            throw new ControlFrameException($"{bytes} bytes were to follow, {_rest.Length} do");
        var taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }
}
