using System.Net.Sockets;
using System.Threading.Channels;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The connection to one stand-in control.</summary>
internal sealed class ControlClient : IAsyncDisposable
{
    /// <summary>Bytes that may wait for a control that does not read; beyond them it is given up.</summary>
    private const long MostWaiting = 256L << 20;

    private static readonly TimeSpan _greetingPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _partingPatience = TimeSpan.FromSeconds(1);
    private readonly Channel<ReadOnlyMemory<byte>> _outgoing = Channel.CreateUnbounded<ReadOnlyMemory<byte>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TcpClient _connection;
    private readonly TimeProvider _wall;
    private readonly NetworkStream _stream;
    private readonly Task _writing;
    private readonly CancellationTokenSource _ended = new();
    private long _waiting;
    private int _calling;

    public ControlClient(TcpClient connection, TimeProvider wall)
    {
        _wall = wall;
        Ended = _ended.Token;
        connection.NoDelay = true;
        _connection = connection;
        _stream = connection.GetStream();
        _writing = Write();
    }

    /// <summary>Cancelled when the connection has ended.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Bytes that the control has not taken yet.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>A call came. A control has one under way at most, since its thread waits for the return.</summary>
    public void BeginCall()
    {
        if (Interlocked.Exchange(ref _calling, 1) != 0)
            throw new ControlFrameException("a call came while another is under way");
    }

    /// <summary>Returns from the call under way.</summary>
    public void EndCall(FrameWriter frame)
    {
        Volatile.Write(ref _calling, 0);
        Send(frame);
    }

    /// <summary>Sends a frame; after the end it does nothing. Frames arrive in the order of the calls.</summary>
    public void Send(FrameWriter frame)
    {
        var bytes = frame.ToFrame();
        if (Interlocked.Add(ref _waiting, bytes.Length) > MostWaiting)
            _connection.Close();
        else
            _outgoing.Writer.TryWrite(bytes);
    }

    /// <summary>Reads the greeting; gives the process id.</summary>
    public async Task<int> Greeted(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(_greetingPatience, _wall);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return Greeting(await Read(either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new ControlFrameException($"no greeting came within {_greetingPatience.TotalSeconds} s");
        }
    }

    /// <summary>Reads a frame: its kind and its body. Throws <see cref="EndOfStreamException"/> at the end.</summary>
    public async Task<ReadOnlyMemory<byte>> Read(CancellationToken cancellation)
    {
        var head = new byte[sizeof(int)];
        await _stream.ReadExactlyAsync(head, cancellation).ConfigureAwait(false);
        var length = BitConverter.ToInt32(head);
        if (length is < 1 or > ControlFrame.MostToServer)
            throw new ControlFrameException($"a frame of {length} bytes is out of bounds");
        var body = new byte[length];
        await _stream.ReadExactlyAsync(body, cancellation).ConfigureAwait(false);
        return body;
    }

    /// <summary>Sends what waits, then ends the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        _outgoing.Writer.TryComplete();
        await Task.WhenAny(_writing, Task.Delay(_partingPatience, _wall)).ConfigureAwait(false);
        _connection.Dispose();
        await _writing.ConfigureAwait(false);
        _ended.Dispose();
    }

    private static int Greeting(ReadOnlyMemory<byte> frame)
    {
        var reader = new FrameReader(frame.Span);
        if (reader.Byte() != ControlFrame.Hello || reader.Text() != ControlFrame.Greeting)
            throw new ControlFrameException("this is no stand-in control's greeting");
        var version = reader.Int();
        if (version != ControlFrame.Version)
            throw new ControlFrameException($"version {version} is not spoken here, {ControlFrame.Version} is; build the stand-in control again");
        var process = reader.Int();
        reader.End();
        return process;
    }

    private async Task Write()
    {
        try
        {
            var batch = new MemoryStream();
            while (await _outgoing.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                batch.SetLength(0);
                while (batch.Length < (1 << 16) && _outgoing.Reader.TryRead(out var frame))
                    batch.Write(frame.Span);
                await _stream.WriteAsync(batch.GetBuffer().AsMemory(0, (int)batch.Length), CancellationToken.None).ConfigureAwait(false);
                Interlocked.Add(ref _waiting, -batch.Length);
            }
        }
        catch (IOException)
        {
            _connection.Close(); // The reading side sees the end, too, and tells it.
        }
        catch (ObjectDisposedException)
        {
            _outgoing.Writer.TryComplete(); // Given up for not reading, or the server ends.
        }
    }
}
