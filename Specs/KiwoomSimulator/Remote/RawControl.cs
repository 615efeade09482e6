using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Kiwoom.Specs.KiwoomSimulator;

/// <summary>A stand-in control's side of the socket, byte by byte, as Simulator/Kiwoom/Remote/ControlFrame.cs describes it; written anew here so that a
/// mistake in the server's own codec shows.</summary>
internal sealed class RawControl : IDisposable
{
    public const byte Welcome = 129;
    public const byte Refused = 130;
    public const byte Return = 131;
    public const byte Event = 132;
    public const byte Misbehave = 133;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private readonly TcpClient _connection = new();
    private readonly NetworkStream _stream;
    private readonly Queue<BinaryReader> _events = new();
    private int _lastCall;

    public RawControl(int port)
    {
        _connection.Connect(IPAddress.Loopback, port);
        _stream = _connection.GetStream();
    }

    /// <summary>A control that was welcomed.</summary>
    public static async Task<RawControl> Connected(int port)
    {
        var control = new RawControl(port);
        await control.Send(Hello());
        (await control.Frame()).ReadByte().ShouldBe(Welcome);
        return control;
    }

    public static byte[] Hello(string greeting = "kiwoom-stand-in", int version = 1) => Body(w =>
    {
        w.Write((byte)1);
        Text(w, greeting);
        w.Write(version);
        w.Write(4711);
    });

    public static byte[] CallBody(int number, int dispId, params object?[] arguments) => Body(w =>
    {
        w.Write((byte)2);
        w.Write(number);
        w.Write(dispId);
        w.Write(arguments.Length);
        foreach (var argument in arguments)
        {
            w.Write((byte)(argument is int ? 1 : 2));
            if (argument is int value)
                w.Write(value);
            else
                Text(w, (string?)argument);
        }
    });

    /// <summary>Sends bytes as they are.</summary>
    public async Task SendRaw(byte[] bytes) => await _stream.WriteAsync(bytes);

    /// <summary>Sends a body with its length in front.</summary>
    public async Task Send(byte[] body) => await SendRaw([.. BitConverter.GetBytes(body.Length), .. body]);

    /// <summary>Calls a method; events that come before the return are kept.</summary>
    public async Task<(int Result, object? Value)> Call(int dispId, params object?[] arguments)
    {
        var number = ++_lastCall;
        await Send(CallBody(number, dispId, arguments));
        while (true)
        {
            var frame = await Frame();
            var kind = frame.ReadByte();
            if (kind == Event)
            {
                _events.Enqueue(frame);
                continue;
            }

            kind.ShouldBe(Return);
            frame.ReadInt32().ShouldBe(number);
            return (frame.ReadInt32(), Value(frame));
        }
    }

    /// <summary>The next event: its DISPID, its arguments, and a reader that stands at its data.</summary>
    public async Task<(int DispId, object?[] Arguments, BinaryReader Data)> NextEvent()
    {
        if (!_events.TryDequeue(out var frame))
        {
            frame = await Frame();
            frame.ReadByte().ShouldBe(Event);
        }

        var dispId = frame.ReadInt32();
        var arguments = new object?[frame.ReadInt32()];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Value(frame);
        return (dispId, arguments, frame);
    }

    /// <summary>The next frame, from its kind on.</summary>
    public async Task<BinaryReader> Frame()
    {
        using var patience = new CancellationTokenSource(_patience);
        var head = new byte[sizeof(int)];
        await _stream.ReadExactlyAsync(head, patience.Token);
        var body = new byte[BitConverter.ToInt32(head)];
        await _stream.ReadExactlyAsync(body, patience.Token);
        return new BinaryReader(new MemoryStream(body), Encoding.UTF8);
    }

    /// <summary>Why the server refused; the connection has ended after it.</summary>
    public async Task<string> Refusal()
    {
        var frame = await Frame();
        frame.ReadByte().ShouldBe(Refused);
        var why = ReadText(frame)!;
        await Should.ThrowAsync<IOException>(Frame);
        return why;
    }

    public static string? ReadText(BinaryReader from)
    {
        var length = from.ReadInt32();
        return length == -1 ? null : Encoding.UTF8.GetString(from.ReadBytes(length));
    }

    public static Dictionary<int, string> ReadFields(BinaryReader from)
    {
        var fields = new Dictionary<int, string>();
        for (var left = from.ReadInt32(); left > 0; left--)
            fields.Add(from.ReadInt32(), ReadText(from)!);
        return fields;
    }

    public void Dispose() => _connection.Dispose();

    private static object? Value(BinaryReader from) => from.ReadByte() switch
    {
        1 => from.ReadInt32(),
        2 => ReadText(from),
        _ => null,
    };

    private static byte[] Body(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    private static void Text(BinaryWriter to, string? text)
    {
        var bytes = text is null ? null : Encoding.UTF8.GetBytes(text);
        to.Write(bytes?.Length ?? -1);
        to.Write(bytes ?? []);
    }
}
