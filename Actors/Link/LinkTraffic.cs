using System.Buffers;
using System.Text.Json;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Actors.Link;

/// <summary>Everything that one end of a link has to say and has heard: which frame is the next for the wire, and what a frame from the
/// wire means for both numberings. Outlives connections.</summary>
/// <remarks>
/// Order of urgency: heartbeat (one small frame a second), opening, requests to send again, numbered frames, acknowledgements, credits, state,
/// market data. Market data is sent only while the other end has dealt with all but <see cref="CreditWindow"/> frames of it, so that a slow reader leaves
/// the rest here, where it is conflated, and not in the buffers of both kernels, where orders would queue behind it.
/// Thread-safe, except that one thread at a time calls <see cref="TryTake"/>. No input or output.
/// </remarks>
public sealed class LinkTraffic
{
    /// <summary>How many market data frames may be on their way.</summary>
    public const int CreditWindow = 4;

    /// <summary>How many market data messages share a frame.</summary>
    public const int BatchSize = 32;

    private const int AckEvery = 256;

    // Market data has a lock of its own, so that a flood of it does not keep orders waiting for theirs. Taken inside the other, never around it.
    private readonly Lock _gate = new();
    private readonly Lock _marketGate = new();
    private readonly LinkTrafficOptions _options;
    private readonly TimeProvider _clock;
    private readonly ReliableSender _sender;
    private readonly ReliableReceiver _receiver;
    private readonly MarketDataConflator _market;
    private readonly ClockComparison _clocks = new();
    private (FrameKind Kind, byte[] Payload)? _opening;
    private byte[]? _state;
    private bool _stateDue;
    private bool _heartbeatDue;
    private bool _resendDue;
    private long _resendAsked;
    private bool _ackDue;
    private bool _acking;
    private long _ackSent;
    private long _marketSent;
    private long _marketCredited;
    private long _marketReceived;
    private long _marketCreditGiven;
    private long _progressAt;
    private long _progress;

    /// <summary>Makes the traffic of one end.</summary>
    /// <param name="options">Which end, and how much it holds.</param>
    /// <param name="clock">The machine's clock.</param>
    public LinkTraffic(LinkTrafficOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _sender = new ReliableSender(options.Window, options.WindowBytes);
        _receiver = new ReliableReceiver(options.Window);
        _market = new MarketDataConflator(options.Conflate, options.MarketDataCapacity);
        _progressAt = clock.GetTimestamp();
    }

    /// <summary>Numbered frames that wait for acknowledgement.</summary>
    public long Held => Locked(() => _sender.Held);

    /// <summary>The number that the next numbered frame gets.</summary>
    public long NextToSend
    {
        get
        {
            lock (_gate)
                return _sender.Next;
        }
    }

    /// <summary>All own numbered frames up to this one are acknowledged.</summary>
    public long Acknowledged => Locked(() => _sender.Acknowledged);

    /// <summary>All of the other end's numbered frames up to this one were delivered.</summary>
    public long Delivered => Locked(() => _receiver.Delivered);

    /// <summary>All of the other end's numbered frames up to this one are durable.</summary>
    public long Durable => Locked(() => _receiver.Durable);

    /// <summary>Market data messages that were replaced before they were sent, and that were dropped because too many waited.</summary>
    public (long Conflated, long Dropped) MarketDataLeftOut
    {
        get
        {
            lock (_marketGate)
                return (_market.Conflated, _market.Dropped);
        }
    }

    /// <summary>Market data messages that wait for the wire.</summary>
    public int MarketDataWaiting
    {
        get
        {
            lock (_marketGate)
                return _market.Count;
        }
    }

    /// <summary>Shortest recent round trip, and how far the other end's clock is ahead; null before the first comparison.</summary>
    public (TimeSpan? RoundTrip, TimeSpan? ClockOffset) Clocks => Locked(() => (_clocks.RoundTrip, _clocks.Offset));

    /// <summary>True while a frame could be taken.</summary>
    public bool HasMore
    {
        get
        {
            lock (_gate)
                return _heartbeatDue || _resendDue || _ackDue || _stateDue || _sender.HasUnsent || (_marketSent - _marketCredited < CreditWindow && MarketDataWaiting > 0);
        }
    }

    /// <summary>True while an acknowledgement should travel without waiting for company.</summary>
    public bool AckIsUrgent
    {
        get
        {
            lock (_gate)
                return _ackDue;
        }
    }

    /// <summary>A new connection. What waits of market data is forgotten, the newest state is sent, and sending goes on after what the other
    /// end has.</summary>
    /// <param name="acking">False where nothing may be acknowledged before <see cref="OpenReceiving"/>.</param>
    public void Begin(bool acking)
    {
        lock (_gate)
        {
            _sender.Rewind(0);
            lock (_marketGate)
                _market.Clear();
            _opening = null;
            _stateDue = _state is not null;
            _heartbeatDue = true;
            _resendDue = _ackDue = false;
            _acking = acking;
            _ackSent = _resendAsked = 0;
            _marketSent = _marketCredited = _marketReceived = _marketCreditGiven = 0;
            _progressAt = _clock.GetTimestamp();
        }
    }

    /// <summary>Begins a new numbering of what is sent, and forgets what was.</summary>
    /// <param name="next">The first number.</param>
    /// <param name="kind">The kind of the frame that tells the other end; null where it knows.</param>
    /// <param name="payload">That frame's payload.</param>
    public void OpenSending(long next, FrameKind? kind = null, byte[]? payload = null)
    {
        lock (_gate)
        {
            _sender.Open(next);
            _opening = kind is { } known ? (known, payload ?? []) : null;
        }
    }

    /// <summary>The other end's numbering is known from here on: <paramref name="next"/> where it is a new one, null where it goes on.</summary>
    public void OpenReceiving(long? next)
    {
        lock (_gate)
        {
            if (next is { } first)
                _receiver.Open(first);
            _acking = true;
        }
    }

    /// <summary>Sends a numbered frame; false where the window is full.</summary>
    public bool TrySend(byte[] payload)
    {
        lock (_gate)
            return _sender.TryAdd(payload, out _);
    }

    /// <summary>Sends the state of this end; only the newest counts, and it is sent again on each connection.</summary>
    public void SetState(byte[] payload)
    {
        lock (_gate)
        {
            _state = payload;
            _stateDue = true;
        }
    }

    /// <summary>Sends market data when nothing more urgent waits.</summary>
    public void Publish(IMarketDataMessage message)
    {
        lock (_marketGate)
            _market.Add(message);
    }

    /// <summary>The other end says on connecting up to where it has everything; false where that was never sent.</summary>
    public bool TryAcknowledge(long sequence)
    {
        lock (_gate)
            return _sender.Acknowledge(sequence);
    }

    /// <summary>Writes the next frame; false where nothing waits.</summary>
    public bool TryTake(ArrayBufferWriter<byte> frame)
    {
        frame.ResetWrittenCount();
        IMarketDataMessage[] batch;
        lock (_gate)
        {
            if (TryTakeUrgent(frame))
                return true;
            if (_marketSent - _marketCredited >= CreditWindow)
                return false;

            lock (_marketGate)
                batch = _market.Take(BatchSize);
            if (batch.Length == 0)
                return false;

            Write(frame, FrameKind.MarketData, ++_marketSent, []);
        }

        using var json = new Utf8JsonWriter(frame);
        JsonSerializer.Serialize(json, batch, LinkJson.Default.IMarketDataMessageArray);
        return true;
    }

    /// <summary>Deals with what a frame says to this end itself; true where its acknowledgement is news. Throws
    /// <see cref="LinkFaultException"/> where no honest end says it.</summary>
    public bool Received(FrameHeader header, ReadOnlySpan<byte> payload)
    {
        var heartbeat = header.Kind is FrameKind.Heartbeat ? LinkJson.Decode(payload, LinkJson.Default.Heartbeat) : null;
        lock (_gate)
        {
            var before = _sender.Acknowledged;
            if (!_sender.Acknowledge(header.Ack))
                throw Impossible("acknowledged", header.Ack);

            switch (header.Kind)
            {
                case FrameKind.Resend when !_sender.Rewind(header.Sequence):
                    throw Impossible("asked for", header.Sequence);
                case FrameKind.MarketCredit when header.Sequence > _marketSent:
                    throw Impossible("gave credit for", header.Sequence);
                case FrameKind.MarketCredit:
                    _marketCredited = Math.Max(_marketCredited, header.Sequence);
                    break;
                case FrameKind.Heartbeat:
                    _clocks.Received(heartbeat!, _clock.GetUtcNow());
                    _resendDue |= _acking && header.Sequence > _receiver.Delivered;
                    break;
            }

            return _sender.Acknowledged > before;
        }
    }

    /// <summary>A numbered frame came, and its payload could be read; true where it is to be delivered. Throws
    /// <see cref="LinkFaultException"/> where no honest end numbers it so.</summary>
    public bool ReceivedNumbered(long sequence)
    {
        lock (_gate)
        {
            if (!_acking)
                throw new LinkFaultException(LinkFault.OutOfOrder, "a numbered frame before its numbering was opened");

            switch (_receiver.Receive(sequence))
            {
                case ReceiveOutcome.Deliver:
                    return true;
                case ReceiveOutcome.Gap:
                    _resendDue |= _resendAsked != _receiver.Delivered + 1;
                    _resendAsked = _receiver.Delivered + 1;
                    return false;
                case ReceiveOutcome.Impossible:
                    throw Impossible("numbered a frame", sequence);
                default:
                    return false;
            }
        }
    }

    /// <summary>A delivered frame became durable here; true where the other end should be told.</summary>
    public bool MarkDurable(long sequence)
    {
        lock (_gate)
        {
            if (!_receiver.MarkDurable(sequence))
                return false;
            _ackDue |= _acking && _receiver.Durable - _ackSent >= AckEvery;
            return _acking;
        }
    }

    /// <summary>The acknowledgement has waited long enough; true where it must travel alone.</summary>
    public bool AckIsLate()
    {
        lock (_gate)
            return _ackDue |= _acking && _receiver.Durable > _ackSent;
    }

    /// <summary>A market data frame was dealt with; true where the other end must be told now.</summary>
    public bool MarketDataDone(long count)
    {
        lock (_gate)
        {
            if (count != _marketReceived + 1)
                throw Impossible("numbered market data", count);
            _marketReceived = count;
            return _marketReceived - _marketCreditGiven >= CreditWindow / 2;
        }
    }

    /// <summary>A heartbeat is due. What was delivered long ago and is not durable is asked for again.</summary>
    public void Tick()
    {
        lock (_gate)
        {
            _heartbeatDue = true;
            var now = _clock.GetTimestamp();
            if (_receiver.Durable != _progress || _receiver.Delivered == _receiver.Durable)
            {
                _progress = _receiver.Durable;
                _progressAt = now;
            }
            else if (_clock.GetElapsedTime(_progressAt, now) >= _options.Redelivery)
            {
                _progressAt = now;
                _resendDue = _receiver.Rewind();
            }
        }
    }

    private bool TryTakeUrgent(ArrayBufferWriter<byte> frame)
    {
        if (_heartbeatDue)
        {
            _heartbeatDue = false;
            Write(frame, FrameKind.Heartbeat, _opening is null ? _sender.LastSent : 0, LinkJson.Encode(_clocks.Next(_clock.GetUtcNow()), LinkJson.Default.Heartbeat));
        }
        else if (_opening is { } opening)
        {
            _opening = null;
            Write(frame, opening.Kind, 0, opening.Payload);
        }
        else if (_resendDue)
        {
            _resendDue = false;
            Write(frame, FrameKind.Resend, _receiver.Delivered + 1, []);
        }
        else if (_sender.TryTake(out var sequence, out var payload))
        {
            Write(frame, _options.Numbered, sequence, payload);
        }
        else if (_ackDue)
        {
            Write(frame, FrameKind.Ack, 0, []);
        }
        else if (_marketReceived - _marketCreditGiven >= CreditWindow / 2)
        {
            _marketCreditGiven = _marketReceived;
            Write(frame, FrameKind.MarketCredit, _marketReceived, []);
        }
        else if (_stateDue)
        {
            _stateDue = false;
            Write(frame, _options.State, 0, _state!);
        }

        return frame.WrittenCount > 0;
    }

    private void Write(ArrayBufferWriter<byte> frame, FrameKind kind, long sequence, ReadOnlySpan<byte> payload)
    {
        _ackSent = _acking ? _receiver.Durable : 0;
        _ackDue = false;
        new FrameHeader(kind, sequence, _ackSent).Write(frame);
        frame.Write(payload);
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    private static LinkFaultException Impossible(string what, long number) => new(LinkFault.ImpossibleNumber, $"the other end {what} {number}");
}
