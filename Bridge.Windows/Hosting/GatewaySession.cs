using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Orders;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Hosting;

/// <summary>Between the outbox and the link: sends reports in order on a live connection, has the missing ones sent again on a new one, and
/// collects the gateway's acknowledgements before they are journalled.</summary>
/// <remarks>Spawn one instance and hand the same one out on each restart by supervision: it goes on where it was on the connection.</remarks>
public sealed class GatewaySession(IGatewayLink link, MachineTimers timers, GatewaySessionOptions options, ILogger logger) : Actor
{
    private readonly OutboxExtent _extent = new();
    private long _connection;
    private bool _isConnected;
    private bool _isLive;
    private string? _outbox;
    private long _sent;
    private LinkAcknowledged? _acknowledged;
    private long _trimmed;
    private bool _trimDue;

    /// <summary>Reports that the gateway has not acknowledged; null before the outbox was read. Safe for all threads.</summary>
    public long? Waiting => _extent.Waiting;

    /// <inheritdoc/>
    protected override void Started(IActorContext context)
    {
        if (_isConnected)
            Resume(context);
    }

    /// <inheritdoc/>
    protected override void Receive(object message, IActorContext context)
    {
        var desk = context.Resolve(KiwoomPaths.Desk);
        switch (message)
        {
            case ReportReady ready:
                _extent.Queued(ready.Report.Sequence);
                Follow(ready.Report, context);
                break;
            case ReportsResent resent when resent.Connection == _connection && _isConnected:
                _isLive = true;
                foreach (var report in resent.Reports)
                    Send(report);
                break;
            case DeskRecovered recovered:
                _extent.Recovered(recovered.Trimmed, recovered.LastSequence);
                if (_isConnected)
                    Resume(context);
                break;
            case CommandRecorded taken:
                link.CommandTaken(taken.Command);
                break;
            case LinkConnected connected:
                (_isConnected, _outbox, _sent) = (true, connected.Position.Outbox, connected.Position.Sequence);
                logger.LogInformation("Connected to the gateway, which has #{Sequence} of outbox {Outbox}", connected.Position.Sequence, connected.Position.Outbox);
                Resume(context);
                context.Resolve(KiwoomPaths.Connection).Tell(new GatewayConnected(), context.Self);
                break;
            case LinkDisconnected disconnected:
                (_isConnected, _isLive) = (false, false);
                logger.LogWarning("Disconnected from the gateway: {Reason}", disconnected.Reason);
                break;
            case LinkAcknowledged acknowledged:
                Acknowledge(acknowledged, context);
                break;
            case TrimNow:
                _trimDue = false;
                Trim(desk, context.Self);
                break;
            case Fault fault:
                Undecided.TellAgain(fault, desk, context.Self, logger);
                break;
        }
    }

    // Reports whose journalling was told late, or not at all, are missing in between: the desk has them.
    private void Follow(SequencedReport report, IActorContext context)
    {
        if (!_isLive)
            return;
        if (report.Outbox != _outbox || report.Sequence == _sent + 1)
            Send(report);
        else if (report.Sequence > _sent)
            Resume(context);
    }

    private void Send(SequencedReport report)
    {
        (_outbox, _sent) = (report.Outbox, report.Sequence);
        link.Send(report);
    }

    // Until the desk has answered, what it queues is part of its answer.
    private void Resume(IActorContext context)
    {
        _isLive = false;
        context.Resolve(KiwoomPaths.Desk).Tell(new ResumeOutbox(++_connection, _outbox, _sent), context.Self);
    }

    private void Acknowledge(LinkAcknowledged acknowledged, IActorContext context)
    {
        if (_acknowledged is { } before && before.Outbox == acknowledged.Outbox && before.Sequence >= acknowledged.Sequence)
            return;
        if (_acknowledged?.Outbox != acknowledged.Outbox)
            _trimmed = 0;
        _acknowledged = acknowledged;
        _extent.Acknowledged(acknowledged.Sequence);
        if (acknowledged.Sequence - _trimmed >= options.TrimEvery)
        {
            Trim(context.Resolve(KiwoomPaths.Desk), context.Self);
        }
        else if (!_trimDue)
        {
            _trimDue = true;
            timers.Start(options.TrimAfter, context.Self, TrimNow.Instance, context.Self);
        }
    }

    private void Trim(IActorRef desk, IActorRef self)
    {
        if (_acknowledged is not { } acknowledged || acknowledged.Sequence <= _trimmed)
            return;
        _trimmed = acknowledged.Sequence;
        desk.Tell(new TrimOutbox(acknowledged.Outbox, acknowledged.Sequence), self);
    }

    private sealed record TrimNow
    {
        public static TrimNow Instance { get; } = new();
    }
}
