using Kiwoom.Actors.Link;

namespace Kiwoom.Simulation.Network;

/// <summary>One end of a simulated connection.</summary>
internal sealed class WireEnd(Wire wire, Action<Action> post) : IFrameChannel
{
    private readonly Queue<byte[]> _arrived = new();
    private TaskCompletionSource<ReadOnlyMemory<byte>>? _reader;
    private LinkFaultException? _broken;

    /// <summary>When the last frame towards this end arrives: a stream keeps its order.</summary>
    internal DateTimeOffset LastArrival { get; set; }

    /// <summary>Frames towards this end vanish without a word: the connection is half open.</summary>
    internal bool IsDeaf { get; set; }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> Receive(int limit, CancellationToken cancellation)
    {
        if (_arrived.TryDequeue(out var frame))
            return new ValueTask<ReadOnlyMemory<byte>>(Checked(frame, limit));
        if (_broken is { } fault)
            return ValueTask.FromException<ReadOnlyMemory<byte>>(fault);
        var reader = _reader = new TaskCompletionSource<ReadOnlyMemory<byte>>();
        if (cancellation.CanBeCanceled)
            cancellation.UnsafeRegister((_, token) => reader.TrySetCanceled(token), null);
        return new ValueTask<ReadOnlyMemory<byte>>(reader.Task);
    }

    /// <inheritdoc/>
    public ValueTask Send(ReadOnlyMemory<byte> frame, CancellationToken cancellation)
    {
        if (_broken is { } fault)
            return ValueTask.FromException(fault);
        wire.Carry(this, frame.ToArray());
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Close()
    {
        Abort();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Abort()
    {
        wire.Broken(this);
        Break("the connection was aborted");
    }

    /// <inheritdoc/>
    public void Dispose() => Abort();

    /// <summary>A frame has come this far; the process sees it in a step of its own.</summary>
    internal void Arrive(byte[] frame) => post(() =>
    {
        if (_broken is not null)
            return;

        // Whoever waits may wait for the next one before this returns.
        var reader = _reader;
        _reader = null;
        if (reader is null || !reader.TrySetResult(frame))
            _arrived.Enqueue(frame);
    });

    /// <summary>The connection is gone, as this end sees it.</summary>
    internal void Break(string reason)
    {
        if (_broken is not null)
            return;
        _broken = new LinkFaultException(LinkFault.Closed, reason);
        var reader = _reader;
        _reader = null;
        if (reader is not null)
            post(() => reader.TrySetException(_broken));
    }

    private static ReadOnlyMemory<byte> Checked(byte[] frame, int limit) =>
        frame.Length <= limit ? frame : throw new LinkFaultException(LinkFault.TooLarge, $"a frame is larger than {limit} bytes");
}
