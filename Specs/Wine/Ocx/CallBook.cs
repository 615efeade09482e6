using System.Net;
using System.Net.Sockets;
using System.Text;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>A server for stand-in controls that knows nothing of a market: it writes every call down, answers it as the spec says, and raises what events the spec
/// likes. The frames are those of Simulator/Kiwoom/Remote/ControlFrame.cs, written anew here.</summary>
internal sealed class CallBook : IAsyncDisposable
{
    private const byte Hello = 1;
    private const byte Call = 2;
    private const byte Welcome = 129;
    private const byte Return = 131;
    private const byte EventRaised = 132;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly Lock _gate = new();
    private readonly List<(int DispId, object?[] Arguments)> _calls = [];
    private readonly Task _serving;
    private volatile NetworkStream? _stream;

    public CallBook()
    {
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>What a control's process needs in its environment.</summary>
    public IReadOnlyDictionary<string, string> Variables =>
        new Dictionary<string, string> { [ControlServer.EnvironmentName] = $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}" };

    /// <summary>What a method returns, by its DISPID: an int, a string or null for nothing.</summary>
    public Func<int, object?> Answer { get; set; } = _ => null;

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<(int DispId, object?[] Arguments)> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    /// <summary>Raises an event without data.</summary>
    public Task Raise(int dispId, params object?[] arguments) => Raise(dispId, arguments, w => w.Write((byte)0));

    /// <summary>Raises an answer with single fields and a table.</summary>
    public Task RaiseTr(string trCode, string rqName, (string Name, string Value)[] single, string[] columns, string[][] rows) =>
        Raise(1, ["1000", rqName, trCode, "", "0", 0, "", "", ""], w =>
        {
            w.Write((byte)1);
            Text(w, trCode);
            w.Write(single.Length);
            foreach (var (name, value) in single)
            {
                Text(w, name);
                Text(w, value);
            }

            w.Write(columns.Length);
            foreach (var column in columns)
                Text(w, column);
            w.Write(rows.Length);
            foreach (var cell in rows.SelectMany(r => r))
                Text(w, cell);
        });

    /// <summary>Raises real-time data; <paramref name="fields"/> by FID.</summary>
    public Task RaiseReal(string key, string type, params (int Fid, string Value)[] fields) => Raise(2, [key, type, ""], w =>
    {
        w.Write((byte)3);
        Text(w, key);
        Fields(w, fields);
    });

    /// <summary>Raises a Chejan event; <paramref name="fields"/> by FID.</summary>
    public Task RaiseChejan(string gubun, params (int Fid, string Value)[] fields) =>
        Raise(4, [gubun, fields.Length, string.Join(';', fields.Select(f => f.Fid))], w =>
        {
            w.Write((byte)2);
            Fields(w, fields);
        });

    public async ValueTask DisposeAsync()
    {
        // The listener outlives its reader: one that is stopped between two accepts throws at the next instead of ending.
        await _ending.CancelAsync();
        await _serving;
        _listener.Stop();
        _ending.Dispose();
        _sending.Dispose();
    }

    private static object? Value(BinaryReader from) => from.ReadByte() switch
    {
        1 => from.ReadInt32(),
        2 => ReadText(from),
        _ => null,
    };

    private static string? ReadText(BinaryReader from)
    {
        var length = from.ReadInt32();
        return length == -1 ? null : Encoding.UTF8.GetString(from.ReadBytes(length));
    }

    private static void Write(BinaryWriter to, object? value)
    {
        to.Write((byte)(value switch { int => 1, string => 2, _ => 0 }));
        if (value is int number)
            to.Write(number);
        else if (value is string text)
            Text(to, text);
    }

    private static void Text(BinaryWriter to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        to.Write(bytes.Length);
        to.Write(bytes);
    }

    private static void Fields(BinaryWriter to, (int Fid, string Value)[] fields)
    {
        to.Write(fields.Length);
        foreach (var (fid, value) in fields)
        {
            to.Write(fid);
            Text(to, value);
        }
    }

    private Task Raise(int dispId, object?[] arguments, Action<BinaryWriter> data) => Send(w =>
    {
        w.Write(EventRaised);
        w.Write(dispId);
        w.Write(arguments.Length);
        foreach (var argument in arguments)
            Write(w, argument);
        data(w);
    });

    private async Task Send(Action<BinaryWriter> write)
    {
        using var frame = new MemoryStream();
        using var writer = new BinaryWriter(frame);
        writer.Write(0);
        write(writer);
        writer.Seek(0, SeekOrigin.Begin);
        writer.Write((int)frame.Length - sizeof(int));
        writer.Flush();
        await _sending.WaitAsync();
        try
        {
            await (_stream ?? throw new InvalidOperationException("no control is connected")).WriteAsync(frame.GetBuffer().AsMemory(0, (int)frame.Length));
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_ending.Token);
                connection.NoDelay = true;
                await Attend(_stream = connection.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The spec is over.
        }
    }

    private async Task Attend(NetworkStream stream)
    {
        var head = new byte[sizeof(int)];
        while (true)
        {
            try
            {
                await stream.ReadExactlyAsync(head, _ending.Token);
                var body = new byte[BitConverter.ToInt32(head)];
                await stream.ReadExactlyAsync(body, _ending.Token);
                await Take(new BinaryReader(new MemoryStream(body)));
            }
            catch (IOException)
            {
                return; // The control is gone.
            }
        }
    }

    private Task Take(BinaryReader frame)
    {
        switch (frame.ReadByte())
        {
            case Hello:
                return Send(w =>
                {
                    w.Write(Welcome);
                    w.Write(1);
                });
            case Call:
                var (number, dispId) = (frame.ReadInt32(), frame.ReadInt32());
                var arguments = new object?[frame.ReadInt32()];
                for (var i = 0; i < arguments.Length; i++)
                    arguments[i] = Value(frame);
                lock (_gate)
                    _calls.Add((dispId, arguments));
                return Send(w =>
                {
                    w.Write(Return);
                    w.Write(number);
                    w.Write(0);
                    Write(w, Answer(dispId));
                });
            default:
                return Task.CompletedTask; // A note.
        }
    }
}
