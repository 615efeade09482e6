using Akka.Actor;
using Kiwoom.Actors.Runtime;
using Microsoft.Extensions.Logging;
using AkkaRef = Akka.Actor.IActorRef;
using Envelope = Kiwoom.Actors.Runtime.Envelope;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>Supervises the one actor that runs a cell. A worker that fails is stopped, never resumed or restarted in place, because what it knows may be ahead of
/// the journal; the keeper waits, longer with each fault in a row, and makes a new one.</summary>
internal sealed class Keeper(AkkaCell cell) : UntypedActor
{
    private AkkaRef? _worker;
    private ITimer? _retry;

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(-1, Timeout.Infinite, Decide, loggingEnabled: false);

    protected override void PreStart()
    {
        cell.KeptBy(Self);
        if (cell.IsKilled)
            End();
        else
            Begin();
    }

    protected override void PostStop() => _retry?.Dispose();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Work:
                if (_worker is null)
                    cell.Run(HandleAway);
                break;
            case Terminated { ActorRef: var ended } when ended.Equals(_worker):
                _worker = null;
                Ended();
                break;
            case ControlSignal.Retry when _worker is null:
                Begin();
                break;
            case ControlSignal.Kill when _worker is null:
                End();
                break;
            case ControlSignal.Kill:
                Context.Stop(_worker);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Begin()
    {
        _worker = Context.Watch(Context.ActorOf(cell.Worker(), "run"));
        cell.RunBy(_worker);
    }

    private void Ended()
    {
        if (cell.IsKilled || cell.StopRequest is not null)
        {
            End();
        }
        else if (cell.RestartsAtOnce)
        {
            Begin();
        }
        else
        {
            var self = Self;
            _retry?.Dispose();
            _retry = cell.Engine.MachineClock.CreateTimer(_ => self.Tell(ControlSignal.Retry, ActorRefs.NoSender), null, cell.NextBackOff(), Timeout.InfiniteTimeSpan);

            // Whoever sees it back off may count on the clock: the wait has begun.
            cell.BackOff();
            cell.RunBy(self);
        }
    }

    private void End()
    {
        cell.Terminate();
        Context.Stop(Self);
    }

    // A cell defers all that it lets anybody look at while it is away.
    private void HandleAway(in Envelope envelope) => cell.Engine.Bury(cell, in envelope);

    private Directive Decide(Exception fault)
    {
        // A worker tells itself why it fails; what it could not tell comes from its creation or from Akka.
        var cause = fault is ActorInitializationException { InnerException: { } inner } ? inner : fault;
        if (cell.Trouble is null)
        {
            cell.Logger.LogError(cause, "{Path} fell.", cell.Path);
            cell.Trouble = cause.Message;
        }

        return Directive.Stop;
    }
}
