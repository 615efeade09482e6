using System.Buffers.Binary;
using System.Threading.Channels;
using Kiwoom.Actors.Link;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.OnAkka.Remoting.Channel;

/// <summary>One end of a link's channel over Akka.Remote, as a channel of frames.</summary>
/// <remarks>
/// Akka.Remote delivers at most once, buffers without bound and ties nothing to a connection. So frames travel in numbered, sealed parts: a missing
/// number ends the channel (the link dials anew and goes on from its own sequences), a number seen before and a part that the other end did not seal are dropped and
/// counted, so that nobody who can reach this end can break it. What the other end has not read yet is bounded by <see cref="AkkaLinkOptions.Window"/>.
/// </remarks>
internal sealed class AkkaFrameChannel : IFrameChannel
{
    // What a part costs beside its bytes, so that a flood of empty ones is bounded too.
    private const int Overhead = 64;
    private const int SmallBuffer = 16 * 1024;

    private readonly Lock _sending = new();
    private readonly ChannelId _id;
    private readonly PartSeal _sealing;
    private readonly PartSeal _opening;
    private readonly Action<SealedPart> _tell;
    private readonly Action _ended;
    private readonly AkkaLinkOptions _options;
    private readonly TimeProvider _clock;
    private readonly Channel<(bool IsLast, byte[] Plain)> _parts = System.Threading.Channels.Channel.CreateUnbounded<(bool, byte[])>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _frame = new byte[SmallBuffer];
    private LinkFaultException? _fault;
    private TaskCompletionSource? _room;
    private bool _isClosing;
    private long _sent;
    private long _sentBytes;
    private long _creditedBytes;
    private long _received;
    private long _arrivedBytes;
    private long _readBytes;
    private long _creditGiven;
    private long _dropped;

    /// <summary>Makes an end.</summary>
    /// <param name="id">The channel.</param>
    /// <param name="sealing">Seals what is sent; owned.</param>
    /// <param name="opening">Opens what comes; owned.</param>
    /// <param name="tell">Sends to the other end; never blocks.</param>
    /// <param name="ended">Called once, when the channel is at its end.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="clock">The machine's clock.</param>
    internal AkkaFrameChannel(ChannelId id, PartSeal sealing, PartSeal opening, Action<SealedPart> tell, Action ended, AkkaLinkOptions options, TimeProvider clock)
    {
        _id = id;
        _sealing = sealing;
        _opening = opening;
        _tell = tell;
        _ended = ended;
        _options = options;
        _clock = clock;
    }

    /// <summary>Parts that were dropped because they came twice, or the other end did not seal them.</summary>
    internal long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Bytes that came and were not read yet.</summary>
    internal long Waiting => Interlocked.Read(ref _arrivedBytes) - Interlocked.Read(ref _readBytes);

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> Receive(int limit, CancellationToken cancellation)
    {
        var filled = 0;
        if (_frame.Length > SmallBuffer)
            _frame = new byte[SmallBuffer];
        try
        {
            while (true)
            {
                var (isLast, plain) = await _parts.Reader.ReadAsync(cancellation).ConfigureAwait(false);
                var bytes = plain.AsSpan(1);
                Read(bytes.Length + Overhead);
                if (filled + bytes.Length > limit)
                    throw new LinkFaultException(LinkFault.TooLarge, $"a frame is larger than {limit} bytes");
                if (filled + bytes.Length > _frame.Length)
                    Array.Resize(ref _frame, Math.Max(_frame.Length * 2, filled + bytes.Length));
                bytes.CopyTo(_frame.AsSpan(filled));
                filled += bytes.Length;
                if (isLast)
                    return _frame.AsMemory(0, filled);
            }
        }
        catch (ChannelClosedException)
        {
            throw Fault();
        }
        catch (OperationCanceledException)
        {
            // Part of a frame may be gone with it.
            Abort();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask Send(ReadOnlyMemory<byte> frame, CancellationToken cancellation)
    {
        var rest = frame;
        try
        {
            do
            {
                var part = rest[..Math.Min(rest.Length, _options.PartSize)];
                rest = rest[part.Length..];
                while (Room(part.Length + Overhead) is { } room)
                    await room.WaitAsync(cancellation).ConfigureAwait(false);
                Emit(rest.Length == 0 ? PartKind.Last : PartKind.More, part.Span);
            }
            while (rest.Length > 0);
        }
        catch (OperationCanceledException)
        {
            Abort();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task Close()
    {
        SayClosed();
        try
        {
            await _closed.Task.WaitAsync(_options.CloseWait, _clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It is closed either way.
        }

        End(new LinkFaultException(LinkFault.Stopped, "this end closed the connection"), tells: false);
    }

    /// <inheritdoc/>
    public void Abort() => End(new LinkFaultException(LinkFault.Stopped, "this end broke the connection off"), tells: true);

    /// <inheritdoc/>
    public void Dispose() => Abort();

    /// <summary>A part came. One call at a time.</summary>
    internal void Arrived(SealedPart part)
    {
        if (Volatile.Read(ref _fault) is not null)
            return;
        if (part.Channel != _id || part.Number <= _received || !TryOpen(part, out var kind, out var plain))
        {
            Interlocked.Increment(ref _dropped);
            return;
        }

        if (part.Number != _received + 1)
        {
            End(new LinkFaultException(LinkFault.Closed, $"Akka.Remote lost parts {_received + 1} to {part.Number - 1} of the connection"), tells: true);
            return;
        }

        _received = part.Number;
        switch (kind)
        {
            case PartKind.More or PartKind.Last:
                Take(kind is PartKind.Last, plain);
                break;
            case PartKind.Credit when plain.Length == 1 + sizeof(long) && Credit(BinaryPrimitives.ReadInt64LittleEndian(plain.AsSpan(1))):
                break;
            case PartKind.Close:
                SayClosed();
                End(new LinkFaultException(LinkFault.Closed, "the other end closed the connection"), tells: false);
                break;
            case PartKind.Abort:
                End(new LinkFaultException(LinkFault.Closed, "the other end broke the connection off"), tells: false);
                break;
            default:
                End(new LinkFaultException(LinkFault.Malformed, $"a part of kind {(int)kind} breaks the rules"), tells: true);
                break;
        }
    }

    /// <summary>Akka.Remote says that the other end cannot be reached.</summary>
    internal void Broke(string reason) => End(new LinkFaultException(LinkFault.Closed, $"the connection broke: {reason}"), tells: false);

    private bool TryOpen(SealedPart part, out PartKind kind, out byte[] plain)
    {
        try
        {
            return _opening.TryOpen(part, out kind, out plain);
        }
        catch (ObjectDisposedException)
        {
            (kind, plain) = (default, []);
            return false;
        }
    }

    private void Take(bool isLast, byte[] plain)
    {
        var arrived = Interlocked.Add(ref _arrivedBytes, plain.Length - 1 + Overhead);
        if (arrived - Interlocked.Read(ref _creditGiven) > _options.Window + _options.PartSize + Overhead)
            End(new LinkFaultException(LinkFault.Malformed, "the other end sends more than this end has room for"), tells: true);
        else
            _parts.Writer.TryWrite((isLast, plain));
    }

    // Null where there is room, else what to wait for before asking again.
    private Task? Room(int cost)
    {
        lock (_sending)
        {
            if (_fault is not null)
                throw Fault();
            if (_sentBytes == _creditedBytes || _sentBytes + cost - _creditedBytes <= _options.Window)
            {
                _sentBytes += cost;
                return null;
            }

            return (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private bool Credit(long read)
    {
        TaskCompletionSource? room;
        lock (_sending)
        {
            if (read < _creditedBytes || read > _sentBytes)
                return false;
            _creditedBytes = read;
            room = _room;
            _room = null;
        }

        room?.TrySetResult();
        return true;
    }

    private void Read(int cost)
    {
        var read = Interlocked.Add(ref _readBytes, cost);
        if (read - _creditGiven < _options.Window / 4)
            return;

        Interlocked.Exchange(ref _creditGiven, read);
        Span<byte> credit = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(credit, read);
        try
        {
            Emit(PartKind.Credit, credit);
        }
        catch (LinkFaultException)
        {
            // The next read finds the end.
        }
    }

    private void SayClosed()
    {
        lock (_sending)
        {
            if (_fault is not null || _isClosing)
                return;
            _isClosing = true;
            Emit(PartKind.Close, []);
        }
    }

    // The number and the order in which Akka gets the parts are one and the same.
    private void Emit(PartKind kind, ReadOnlySpan<byte> payload)
    {
        lock (_sending)
        {
            if (_fault is not null)
                throw Fault();
            var number = ++_sent;
            _tell(new SealedPart(_id, number, _sealing.Seal(number, kind, payload)));
        }
    }

    private void End(LinkFaultException fault, bool tells)
    {
        TaskCompletionSource? room;
        lock (_sending)
        {
            if (_fault is not null)
                return;
            if (tells)
                Emit(PartKind.Abort, []);
            Volatile.Write(ref _fault, fault);
            room = _room;
            _room = null;
            _sealing.Dispose();
        }

        _parts.Writer.TryComplete();
        room?.TrySetResult();
        _closed.TrySetResult();
        _opening.Dispose();
        _ended();
    }

    private LinkFaultException Fault() => new(_fault!.Fault, _fault.Message, _fault);
}
