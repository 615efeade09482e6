using Akka.Actor;
using Kiwoom.Actors.Runtime;
using Microsoft.Extensions.Logging;
using ActorPath = Kiwoom.Actors.Runtime.ActorPath;
using ActorStatus = Kiwoom.Actors.Runtime.ActorStatus;
using Envelope = Kiwoom.Actors.Runtime.Envelope;
using IActorContext = Kiwoom.Actors.Runtime.IActorContext;
using IActorRef = Kiwoom.Actors.Runtime.IActorRef;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>Runs an <see cref="Actor"/>: makes it with its factory, hands it its messages, and falls with it.</summary>
internal sealed class PlainHost(PlainAkkaCell cell, Func<Actor> factory) : UntypedActor, IActorContext
{
    private Actor? _actor;
    private IActorRef? _sender;

    IActorRef IActorContext.Self => cell.Self;

    IActorRef IActorContext.Sender => _sender ?? cell.Engine.Nobody;

    TimeProvider IActorContext.Clock => cell.Engine.Clock;

    IActorRef IActorContext.Resolve(ActorPath path) => cell.Engine.Resolve(path);

    void IActorContext.Reply(object message) => ((IActorContext)this).Sender.Tell(message, cell.Self);

    void IActorContext.StartTimer(string key, TimeSpan due, object message) => cell.Timers.Start(key, due, message);

    void IActorContext.CancelTimer(string key) => cell.Timers.Cancel(key);

    protected override void PreStart()
    {
        try
        {
            _actor = factory();
            _actor.Started(this);
            cell.Enter(ActorStatus.Running, null, accepting: true);
        }
        catch (Exception fault)
        {
            Fall("start", fault);
            throw;
        }
    }

    protected override void OnReceive(object message)
    {
        if (message is Work)
            cell.Run(Handle);
        else
            Unhandled(message);
    }

    protected override void PostStop()
    {
        try
        {
            _actor?.Stopped(this);
        }
        catch (Exception fault)
        {
            cell.Logger.LogError(fault, "{Path} threw while it stopped.", cell.Path);
        }
    }

    private void Handle(in Envelope envelope)
    {
        var (message, sender, _) = envelope;
        if (message is StopRequest request)
        {
            cell.StopRequest = request;
            cell.Enter(ActorStatus.Stopping, "Stopping.", accepting: false);
            Context.Stop(Self);
            return;
        }

        _sender = sender;
        try
        {
            _actor!.Receive(message, this);
            cell.WentWell();
        }
        catch (Exception fault)
        {
            cell.Refuse(message, sender, new ActorFaultedException($"{cell.Path} threw on {message.GetType().Name}: {fault.Message}", fault));
            Fall(message.GetType().Name, fault);
            throw;
        }
        finally
        {
            _sender = null;
        }
    }

    private void Fall(string on, Exception fault)
    {
        cell.Logger.LogError(fault, "{Path} threw on {Message} and is restarted.", cell.Path, on);
        cell.Trouble = $"Threw on {on}: {fault.Message}";
        cell.Accept(false);
    }
}
