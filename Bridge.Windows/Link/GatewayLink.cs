using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.MarketData;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Link;

/// <summary>The bridge's end of the link over TLS WebSocket.</summary>
/// <remarks>Each connection opens the numbering of reports anew with the first report it is given, because the outbox sends again from the
/// gateway's position. Where more reports wait for acknowledgement than the window holds, the rest is left in the outbox, and once the
/// window has emptied the link breaks the connection and makes a new one, so that the outbox sends them.</remarks>
public sealed partial class GatewayLink : IGatewayLink
{
    private readonly Lock _reports = new();
    private readonly TakenCommands _taken = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly BridgeIdentity _identity;
    private readonly GatewayLinkOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<GatewayLink> _logger;
    private readonly LinkTraffic _traffic;
    private IGatewayLinkListener? _listener;
    private Task _running = Task.CompletedTask;
    private LinkLoop? _loop;
    private string? _outbox;
    private bool _overflowed;
    private GatewayPosition _position = new(null, 0);
    private bool _ranAhead;
    private bool _takesAnyFirst;
    private string? _commandEpoch;
    private string? _gatewayVersion;
    private string? _lastFailure;
    private BrokerSession? _session;
    private long _connections;
    private int _disposed;

    /// <summary>Makes a link that does not dial yet.</summary>
    /// <param name="identity">Who the bridge is, and where the gateway is.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="logger">Where it tells of failures.</param>
    public GatewayLink(BridgeIdentity identity, GatewayLinkOptions options, TimeProvider clock, ILogger<GatewayLink> logger)
    {
        _identity = identity;
        _options = options;
        _clock = clock;
        _logger = logger;
        _traffic = new LinkTraffic(new LinkTrafficOptions { Numbered = FrameKind.Report, State = FrameKind.Session, Conflate = options.Conflate, Redelivery = options.Timings.Redelivery }, clock);
    }

    /// <summary>The session as last published; null before.</summary>
    public BrokerSession? Session => Volatile.Read(ref _session);

    /// <summary>How the link stands.</summary>
    public GatewayLinkStatus Status
    {
        get
        {
            var (roundTrip, offset) = _traffic.Clocks;
            var (conflated, dropped) = _traffic.MarketDataLeftOut;
            return new GatewayLinkStatus(Volatile.Read(ref _loop) is not null, Volatile.Read(ref _connections), _gatewayVersion, roundTrip, offset, offset?.Duration() > _options.Timings.SkewAlarm, _traffic.Held, _traffic.MarketDataWaiting, conflated, dropped, _lastFailure);
        }
    }

    /// <inheritdoc/>
    public void Start(IGatewayLinkListener listener)
    {
        if (Interlocked.CompareExchange(ref _listener, listener, null) is not null)
            throw new InvalidOperationException("the link was started before");
        if (_options.Later is not { } later)
            _running = Task.Run(Run);
        else
            later(() => _running = Run());
    }

    /// <inheritdoc/>
    public void Send(SequencedReport report)
    {
        if (Volatile.Read(ref _loop) is null)
            return;

        var payload = LinkJson.Encode(new ReportEnvelope(report.At, report.Report, report.Previous), LinkJson.Default.ReportEnvelope);
        LinkLoop? loop;
        lock (_reports)
        {
            loop = Volatile.Read(ref _loop);
            if (loop is null || _overflowed)
                return;

            if (_outbox is null)
            {
                // Sent by somebody who has not heard of the connection yet: the outbox is about to send again from the position, this one included.
                if (_position.Outbox == report.Outbox && report.Sequence > _position.Sequence + 1 && !_takesAnyFirst)
                {
                    _ranAhead = true;
                    return;
                }

                _outbox = report.Outbox;
                _traffic.OpenSending(report.Sequence, FrameKind.OutboxOpened, LinkJson.Encode(new OutboxOpened(report.Outbox, report.Sequence), LinkJson.Default.OutboxOpened));
            }

            var next = _traffic.NextToSend;
            if (_outbox != report.Outbox || report.Sequence > next)
            {
                loop.End(new LinkFaultException(LinkFault.ImpossibleNumber, $"after report {next - 1} of outbox {_outbox} came report {report.Sequence} of outbox {report.Outbox}"));
                return;
            }

            if (report.Sequence < next)
                return;

            _overflowed = !_traffic.TrySend(payload);
        }

        loop.Wake();
    }

    /// <inheritdoc/>
    public void CommandTaken(CommandId command)
    {
        foreach (var number in _taken.Taken(command))
        {
            if (_traffic.MarkDurable(number))
                Volatile.Read(ref _loop)?.AckSoon();
        }
    }

    /// <inheritdoc/>
    public void Publish(IMarketDataMessage message)
    {
        if (Volatile.Read(ref _loop) is not { } loop)
            return;

        _traffic.Publish(message);
        loop.WakeLater();
    }

    /// <inheritdoc/>
    public void Publish(BrokerSession session)
    {
        Volatile.Write(ref _session, session);
        _traffic.SetState(LinkJson.Encode(session, LinkJson.Default.BrokerSession));
        Volatile.Read(ref _loop)?.WakeLater();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            await _stopping.CancelAsync().ConfigureAwait(false);
        Volatile.Read(ref _loop)?.End(new LinkFaultException(LinkFault.Stopped, "the bridge stops"));
        await _running.ConfigureAwait(false);
    }

    private async Task Run()
    {
        var backOff = _options.FirstBackOff;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                using var channel = await Connect().ConfigureAwait(false);
                var since = _clock.GetTimestamp();
                _lastFailure = (await Linked(channel.Channel, channel.Welcome).ConfigureAwait(false)).Message;
                if (_clock.GetElapsedTime(since) > _options.Timings.Silence)
                    backOff = _options.FirstBackOff;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is LinkFaultException or LinkRefusedException)
            {
                if (_lastFailure != failure.Message)
                    LogNotConnected(failure.Message);
                _lastFailure = failure.Message;
            }

            try
            {
                await Task.Delay(backOff * (0.5 + (0.5 * _options.Jitter.NextDouble())), _clock, _stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            backOff = backOff * 2 < _options.LongestBackOff ? backOff * 2 : _options.LongestBackOff;
        }
    }

    private async Task<Opened> Connect()
    {
        using var limit = new CancellationTokenSource(_options.Timings.Handshake, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stopping.Token);
        IFrameChannel? channel = null;
        try
        {
            channel = await Dial(either.Token).ConfigureAwait(false);
            return new Opened(channel, await Handshake.Link(channel, _identity, _options, _commandEpoch, _traffic.Durable, either.Token).ConfigureAwait(false));
        }
        catch (Exception fault)
        {
            channel?.Dispose();
            if (fault is OperationCanceledException && !_stopping.IsCancellationRequested)
                throw new LinkFaultException(LinkFault.HandshakeTimeout, $"the gateway at {_identity.Url} did not answer within {_options.Timings.Handshake.TotalSeconds:0.#} s", fault);
            throw;
        }
    }

    private async Task<IFrameChannel> Dial(CancellationToken cancellation) => _options.Dial is { } dial
        ? await dial(cancellation).ConfigureAwait(false)
        : await GatewayConnection.Open(_identity.Url, _identity.Pin, cancellation).ConfigureAwait(false);

    private async Task<LinkFaultException> Linked(IFrameChannel channel, Welcome welcome)
    {
        using var loop = new LinkLoop(channel, _traffic, Received, Watch, _options.Timings, _clock, _options.Later);
        lock (_reports)
        {
            _outbox = null;
            _overflowed = _ranAhead = false;
            _position = new GatewayPosition(welcome.Outbox, welcome.ReportsDurable);
            _traffic.OpenSending(1);
            _traffic.Begin(acking: true);
            if (_commandEpoch != welcome.CommandEpoch)
            {
                _taken.Clear();
                _traffic.OpenReceiving(welcome.NextCommand);
                _commandEpoch = welcome.CommandEpoch;
            }

            Volatile.Write(ref _loop, loop);
        }

        _gatewayVersion = welcome.NodeVersion;
        Interlocked.Increment(ref _connections);
        LogConnected(_identity.Url, welcome.NodeVersion);
        _listener!.Connected(_position);
        if (_stopping.IsCancellationRequested)
            loop.End(new LinkFaultException(LinkFault.Stopped, "the bridge stops"));
        var ended = await loop.Run().ConfigureAwait(false);
        lock (_reports)
            Volatile.Write(ref _loop, null);
        LogDisconnected(ended.Fault, ended.Message);
        _listener.Disconnected(ended.Message);
        return ended;
    }

    private void Received(FrameHeader header, ReadOnlyMemory<byte> payload)
    {
        if (_traffic.Received(header, payload.Span))
            Acknowledged();

        switch (header.Kind)
        {
            case FrameKind.Command:
                var command = LinkJson.Decode(payload.Span, LinkJson.Default.IBrokerCommand);
                if (_traffic.ReceivedNumbered(header.Sequence))
                {
                    _taken.Delivered(command.Id, header.Sequence);
                    _listener!.CommandReceived(command);
                }
                else
                {
                    _loop?.WakeLater();
                }

                break;
            case FrameKind.Subscription:
                _listener!.SubscriptionReceived(LinkJson.Decode(payload.Span, LinkJson.Default.QuoteSubscription));
                break;
            case FrameKind.Resend or FrameKind.MarketCredit or FrameKind.Heartbeat:
                _loop?.WakeLater();
                break;
            case FrameKind.Ack:
                break;
            default:
                throw new LinkFaultException(LinkFault.OutOfOrder, $"{header.Kind} has no place here");
        }
    }

    private void Acknowledged()
    {
        string? outbox;
        bool emptied;
        lock (_reports)
        {
            outbox = _outbox;
            emptied = _overflowed && _traffic.Held == 0;
        }

        if (outbox is not null)
            _listener!.ReportsAcknowledged(outbox, _traffic.Acknowledged);
        if (emptied)
            _loop?.End(new LinkFaultException(LinkFault.WindowFull, "the window was full; the outbox sends the rest on the next connection"));
    }

    private void Watch()
    {
        lock (_reports)
        {
            // Where the outbox itself begins after the position, a new connection is tried once, and then the gateway is told what is missing.
            if (_outbox is null && _ranAhead)
            {
                _takesAnyFirst = true;
                _loop?.End(new LinkFaultException(LinkFault.ImpossibleNumber, $"the outbox does not send from report {_position.Sequence + 1} on"));
            }
            else if (_outbox is not null)
            {
                _takesAnyFirst = false;
            }
        }

        if (_traffic.Clocks.ClockOffset is { } offset && offset.Duration() > _options.Timings.SkewAlarm)
            LogClocksDiffer(offset);
    }

    [LoggerMessage(LogLevel.Information, "Linked to the gateway at {Url}, version {Version}")]
    private partial void LogConnected(Uri url, string version);

    [LoggerMessage(LogLevel.Warning, "The link to the gateway ended ({Fault}): {Reason}")]
    private partial void LogDisconnected(LinkFault fault, string reason);

    [LoggerMessage(LogLevel.Warning, "No link to the gateway: {Reason}")]
    private partial void LogNotConnected(string reason);

    [LoggerMessage(LogLevel.Warning, "The gateway's clock is {Offset} ahead of this machine's")]
    private partial void LogClocksDiffer(TimeSpan offset);

    private sealed record Opened(IFrameChannel Channel, Welcome Welcome) : IDisposable
    {
        public void Dispose() => Channel.Dispose();
    }
}
