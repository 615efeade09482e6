using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Gateway.Link;

/// <summary>One bridge's link: what outlives its connections, and the connection that it has.</summary>
internal sealed partial class BridgeLink
{
    private const int LongestOutboxName = 100;
    private readonly BridgeId _bridge;
    private readonly string _commandEpoch;
    private readonly BridgeLinksOptions _options;
    private readonly TimeProvider _clock;
    private readonly IBridgeLinkListener _listener;
    private readonly ILogger _logger;
    private readonly LinkTraffic _traffic;
    private Task _served = Task.CompletedTask;
    private LinkLoop? _loop;
    private string? _outbox;
    private string _nodeVersion = string.Empty;
    private string? _lastFault;
    private long _connections;

    internal BridgeLink(BridgeId bridge, string commandEpoch, BridgeLinksOptions options, TimeProvider clock, IBridgeLinkListener listener, ILogger logger)
    {
        _bridge = bridge;
        _commandEpoch = commandEpoch;
        _options = options;
        _clock = clock;
        _listener = listener;
        _logger = logger;
        _traffic = new LinkTraffic(new LinkTrafficOptions { Numbered = FrameKind.Command, State = FrameKind.Subscription, Redelivery = options.Timings.Redelivery }, clock);
    }

    internal BridgeLinkStatus Status
    {
        get
        {
            var (roundTrip, offset) = _traffic.Clocks;
            return new BridgeLinkStatus(_bridge, Volatile.Read(ref _loop) is not null, _nodeVersion, Volatile.Read(ref _connections), roundTrip, offset, offset?.Duration() > _options.Timings.SkewAlarm, _traffic.Held, _traffic.Delivered, _traffic.Durable, _lastFault);
        }
    }

    internal CommandSending Send(IBrokerCommand command)
    {
        if (!_traffic.TrySend(LinkJson.Encode(command, LinkJson.Default.IBrokerCommand)))
            return CommandSending.WindowFull;
        if (Volatile.Read(ref _loop) is not { } loop)
            return CommandSending.Waiting;

        loop.Wake();
        return CommandSending.Sent;
    }

    internal void Subscribe(QuoteSubscription subscription)
    {
        _traffic.SetState(LinkJson.Encode(subscription, LinkJson.Default.QuoteSubscription));
        Volatile.Read(ref _loop)?.WakeLater();
    }

    internal void ReportDurable(string outbox, long sequence)
    {
        if (outbox == Volatile.Read(ref _outbox) && _traffic.MarkDurable(sequence))
            Volatile.Read(ref _loop)?.AckSoon();
    }

    internal void End(LinkFault fault, string reason) => Volatile.Read(ref _loop)?.End(new LinkFaultException(fault, reason));

    /// <summary>Serves a proven connection to its end. An older connection of the bridge is ended first.</summary>
    internal async Task Serve(IFrameChannel channel, Hello hello, Func<bool> isGood)
    {
        End(LinkFault.Replaced, "a newer connection of this bridge took over");
        var mine = new TaskCompletionSource(_options.Later is null ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
        await Interlocked.Exchange(ref _served, mine.Task).ConfigureAwait(false);
        try
        {
            using var loop = new LinkLoop(channel, _traffic, Received, () => Watch(isGood), _options.Timings, _clock, _options.Later);
            var welcome = Begin(hello);
            await channel.Send(LinkJson.Frame(FrameKind.Welcome, welcome, LinkJson.Default.Welcome), CancellationToken.None).ConfigureAwait(false);
            _nodeVersion = hello.NodeVersion;
            Interlocked.Increment(ref _connections);
            Volatile.Write(ref _loop, loop);
            LogConnected(_bridge, hello.NodeVersion);
            _listener.Connected(_bridge, hello.NodeVersion);
            var ended = await loop.Run().ConfigureAwait(false);
            Volatile.Write(ref _loop, null);
            _lastFault = ended.Message;
            LogDisconnected(_bridge, ended.Fault, ended.Message);
            _listener.Disconnected(_bridge, ended.Message);
        }
        finally
        {
            mine.SetResult();
        }
    }

    private Welcome Begin(Hello hello)
    {
        if (hello.CommandEpoch == _commandEpoch && !_traffic.TryAcknowledge(hello.CommandsTaken))
            throw new LinkFaultException(LinkFault.ImpossibleNumber, $"the bridge says it took command {hello.CommandsTaken}, which was never sent");

        _traffic.Begin(acking: false);
        return new Welcome(_options.NodeVersion, _commandEpoch, _traffic.Acknowledged + 1, _outbox, _outbox is null ? 0 : _traffic.Durable);
    }

    private void Received(FrameHeader header, ReadOnlyMemory<byte> payload)
    {
        _traffic.Received(header, payload.Span);
        switch (header.Kind)
        {
            case FrameKind.OutboxOpened:
                Opened(LinkJson.Decode(payload.Span, LinkJson.Default.OutboxOpened));
                break;
            case FrameKind.Report:
                var report = LinkJson.Decode(payload.Span, LinkJson.Default.ReportEnvelope);
                if (report.Report is BrokerSnapshot snapshot && (snapshot.Orders.Contains(null!) || snapshot.Holdings.Contains(null!)))
                    throw new LinkFaultException(LinkFault.Malformed, "a snapshot holds nothing where an order or a holding is due");
                if (_traffic.ReceivedNumbered(header.Sequence))
                    _listener.ReportReceived(new SequencedReport(_bridge, _outbox!, header.Sequence, report.At, report.Report, report.Previous));
                else
                    _loop?.WakeLater();
                break;
            case FrameKind.Session:
                _listener.SessionReceived(LinkJson.Decode(payload.Span, LinkJson.Default.BrokerSession) with { Bridge = _bridge });
                break;
            case FrameKind.MarketData:
                foreach (var message in LinkJson.Decode(payload.Span, LinkJson.Default.IMarketDataMessageArray))
                    _listener.MarketDataReceived(_bridge, message ?? throw new LinkFaultException(LinkFault.Malformed, "a market data message is null"));
                if (_traffic.MarketDataDone(header.Sequence))
                    _loop?.WakeLater();
                break;
            case FrameKind.Resend or FrameKind.Heartbeat:
                _loop?.WakeLater();
                break;
            case FrameKind.Ack:
                break;
            default:
                throw new LinkFaultException(LinkFault.OutOfOrder, $"{header.Kind} has no place here");
        }
    }

    private void Opened(OutboxOpened opened)
    {
        if (opened.Outbox.Length is 0 or > LongestOutboxName || opened.Next <= 0)
            throw new LinkFaultException(LinkFault.Malformed, "the outbox's name or number is out of range");

        var delivered = _traffic.Delivered;
        if (_outbox != opened.Outbox)
        {
            Volatile.Write(ref _outbox, opened.Outbox);
            _traffic.OpenReceiving(opened.Next);
        }
        else if (opened.Next <= delivered + 1)
        {
            _traffic.OpenReceiving(null);
        }
        else
        {
            LogReportsMissing(_bridge, opened.Outbox, delivered + 1, opened.Next - 1);
            _traffic.OpenReceiving(opened.Next);
            _listener.ReportsMissing(_bridge, opened.Outbox, delivered + 1, opened.Next - 1);
        }
    }

    private void Watch(Func<bool> isGood)
    {
        if (!isGood())
            End(LinkFault.Closed, "the bridge's key was revoked");
        if (_traffic.Clocks.ClockOffset is { } offset && offset.Duration() > _options.Timings.SkewAlarm)
            LogClocksDiffer(_bridge, offset);
    }

    [LoggerMessage(LogLevel.Information, "Bridge {Bridge} is linked, version {Version}")]
    private partial void LogConnected(BridgeId bridge, string version);

    [LoggerMessage(LogLevel.Warning, "The link to bridge {Bridge} ended ({Fault}): {Reason}")]
    private partial void LogDisconnected(BridgeId bridge, LinkFault fault, string reason);

    [LoggerMessage(LogLevel.Critical, "Bridge {Bridge} no longer has reports {From} to {To} of outbox {Outbox}, and they never came")]
    private partial void LogReportsMissing(BridgeId bridge, string outbox, long from, long to);

    [LoggerMessage(LogLevel.Warning, "The clock of bridge {Bridge} is {Offset} ahead of this machine's")]
    private partial void LogClocksDiffer(BridgeId bridge, TimeSpan offset);
}
