using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Orders;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Hosting;

/// <summary>Between the outbox and the link: sends reports in order on a live connection, has the missing ones sent again on a new one, and
/// collects the gateway's acknowledgements before they are journalled.</summary>
public sealed class GatewaySession(IGatewayLink link, MachineTimers timers, GatewaySessionOptions options, ILogger logger) : Actor
{
    private long _connection;
    private bool _isLive;
    private LinkAcknowledged? _acknowledged;
    private long _trimmed;
    private bool _trimDue;

    /// <inheritdoc/>
    protected override void Receive(object message, IActorContext context)
    {
        var desk = context.Resolve(KiwoomPaths.Desk);
        switch (message)
        {
            case ReportReady ready:
                if (_isLive)
                    link.Send(ready.Report);
                break;
            case ReportsResent resent when resent.Connection == _connection:
                foreach (var report in resent.Reports)
                    link.Send(report);
                _isLive = true;
                break;
            case CommandRecorded recorded:
                link.CommandTaken(recorded.Command);
                break;
            case LinkConnected connected:
                // Until the desk has answered, what it queues is part of its answer.
                _isLive = false;
                logger.LogInformation("Connected to the gateway, which has #{Sequence} of outbox {Outbox}", connected.Position.Sequence, connected.Position.Outbox);
                desk.Tell(new ResumeOutbox(++_connection, connected.Position.Outbox, connected.Position.Sequence), context.Self);
                context.Resolve(KiwoomPaths.Connection).Tell(new GatewayConnected(), context.Self);
                break;
            case LinkDisconnected disconnected:
                _isLive = false;
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

    private void Acknowledge(LinkAcknowledged acknowledged, IActorContext context)
    {
        if (_acknowledged is { } before && before.Outbox == acknowledged.Outbox && before.Sequence >= acknowledged.Sequence)
            return;
        if (_acknowledged?.Outbox != acknowledged.Outbox)
            _trimmed = 0;
        _acknowledged = acknowledged;
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
