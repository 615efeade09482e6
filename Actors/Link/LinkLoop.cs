using System.Buffers;

namespace Kiwoom.Actors.Link;

/// <summary>Runs one connection after its handshake: reads, writes what <see cref="LinkTraffic"/> has to say, keeps time, and ends with
/// the reason.</summary>
/// <param name="channel">The connection.</param>
/// <param name="traffic">What this end has to say.</param>
/// <param name="received">Told of each frame, in order; the payload is valid during the call.</param>
/// <param name="tick">Told of each heartbeat.</param>
/// <param name="timings">How time is kept.</param>
/// <param name="clock">The machine's clock.</param>
/// <param name="later">Runs work soon, not on the caller's stack; the thread pool where left out. With it the loop uses no thread but those
/// that call it, the channel's and the clock's, so that a simulation of one thread stays one.</param>
public sealed class LinkLoop(
    IFrameChannel channel, LinkTraffic traffic, Action<FrameHeader, ReadOnlyMemory<byte>> received, Action tick, LinkTimings timings, TimeProvider clock,
    Action<Action>? later = null) : IDisposable
{
    /// <summary>The largest frame of a linked end, bytes: a snapshot of thousands of orders fits.</summary>
    public const int LargestFrame = 8 << 20;

    private readonly ArrayBufferWriter<byte> _frame = new(64 * 1024);
    private readonly TaskCompletionSource _drained = new(later is null ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
    private LinkFaultException? _ended;
    private ITimer? _heartbeat;
    private ITimer? _ack;
    private long _heardAt;
    private int _wanted;
    private int _ackArmed;

    /// <summary>Runs until the connection ends; gives the reason. Called once.</summary>
    public async Task<LinkFaultException> Run()
    {
        Volatile.Write(ref _heardAt, clock.GetTimestamp());
        _ack = clock.CreateTimer(_ => AckIsLate(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _heartbeat = clock.CreateTimer(_ => Tick(), null, timings.Heartbeat, timings.Heartbeat);
        if (Interlocked.CompareExchange(ref _ackArmed, 0, 0) != 0)
            _ack.Change(timings.AckDelay, Timeout.InfiniteTimeSpan);
        Wake();
        try
        {
            while (Volatile.Read(ref _ended) is null)
            {
                var frame = await channel.Receive(LargestFrame, CancellationToken.None).ConfigureAwait(false);
                Volatile.Write(ref _heardAt, clock.GetTimestamp());
                received(FrameHeader.Read(frame.Span), frame[FrameHeader.Size..]);
            }
        }
        catch (LinkFaultException fault)
        {
            End(fault);
        }
        catch (Exception fault)
        {
            End(new LinkFaultException(LinkFault.InternalError, fault.Message, fault));
        }

        await _heartbeat.DisposeAsync().ConfigureAwait(false);
        await _ack.DisposeAsync().ConfigureAwait(false);
        if (Interlocked.Increment(ref _wanted) > 1)
            await _drained.Task.ConfigureAwait(false);
        return _ended!;
    }

    /// <summary>Something urgent waits for the wire: where nobody is writing, the caller writes it.</summary>
    public void Wake()
    {
        if (Interlocked.Increment(ref _wanted) == 1)
            _ = Drain();
    }

    /// <summary>Something waits for the wire, and the caller has no time for it.</summary>
    public void WakeLater()
    {
        if (Interlocked.Increment(ref _wanted) != 1)
            return;
        if (later is null)
            ThreadPool.UnsafeQueueUserWorkItem(static loop => _ = loop.Drain(), this, preferLocal: false);
        else
            later(() => _ = Drain());
    }

    /// <summary>An acknowledgement waits for a frame to travel with, for as long as it may.</summary>
    public void AckSoon()
    {
        if (traffic.AckIsUrgent)
            WakeLater();
        else if (Interlocked.Exchange(ref _ackArmed, 1) == 0)
            _ack?.Change(timings.AckDelay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the connection; the first reason counts.</summary>
    public void End(LinkFaultException fault)
    {
        Interlocked.CompareExchange(ref _ended, fault, null);
        channel.Abort();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End(new LinkFaultException(LinkFault.Stopped, "stopped"));
        _heartbeat?.Dispose();
        _ack?.Dispose();
    }

    // One writer at a time: whoever raises the counter from zero writes for everybody until it can lower it again, but on a caller's thread no
    // more than one frame.
    private async Task Drain()
    {
        var isCallers = true;
        try
        {
            int seen;
            do
            {
                seen = Volatile.Read(ref _wanted);
                while (Volatile.Read(ref _ended) is null && traffic.TryTake(_frame))
                {
                    await channel.Send(_frame.WrittenMemory, CancellationToken.None).ConfigureAwait(false);
                    if (isCallers && later is null && traffic.HasMore)
                        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                    isCallers = false;
                }
            }
            while (Volatile.Read(ref _ended) is null && Interlocked.CompareExchange(ref _wanted, 0, seen) != seen);
        }
        catch (LinkFaultException fault)
        {
            End(fault);
        }
        catch (Exception fault)
        {
            End(new LinkFaultException(LinkFault.InternalError, fault.Message, fault));
        }

        // After the end nobody lowers the counter, so nobody writes again.
        if (Volatile.Read(ref _ended) is not null)
            _drained.TrySetResult();
    }

    private void AckIsLate()
    {
        Volatile.Write(ref _ackArmed, 0);
        if (traffic.AckIsLate())
            Wake();
    }

    private void Tick()
    {
        if (clock.GetElapsedTime(Volatile.Read(ref _heardAt)) >= timings.Silence)
        {
            End(new LinkFaultException(LinkFault.Silent, $"nothing came for {timings.Silence.TotalSeconds:0.#} s"));
            return;
        }

        try
        {
            tick();
            traffic.Tick();
            WakeLater();
        }
        catch (Exception fault)
        {
            End(new LinkFaultException(LinkFault.InternalError, fault.Message, fault));
        }
    }
}
