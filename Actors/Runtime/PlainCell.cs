using Microsoft.Extensions.Logging;

namespace Kiwoom.Actors.Runtime;

/// <summary>Hosts an <see cref="Actor"/>: makes it with its factory, hands it its messages, and makes it anew after a fault.</summary>
internal sealed class PlainCell(LocalEngine engine, ActorPath path, long ordinal, ActorOptions options, Func<Actor> factory)
    : ActorCell(engine, path, ordinal, options), IActorContext
{
    private Actor? _actor;
    private IActorRef? _sender;

    IActorRef IActorContext.Self => Self;

    public IActorRef Sender => _sender ?? Engine.Nobody;

    public TimeProvider Clock => Engine.Clock;

    public IActorRef Resolve(ActorPath path) => Engine.Resolve(path);

    public void Reply(object message) => Sender.Tell(message, Self);

    public void StartTimer(string key, TimeSpan due, object message) => Timers.Start(key, due, message);

    public void CancelTimer(string key) => Timers.Cancel(key);

    protected override void OnSignal(object control)
    {
        Enter(ActorStatus.Starting, null, accepting: false);
        try
        {
            var actor = factory();
            _actor = actor;
            actor.Started(this);
            Enter(ActorStatus.Running, null, accepting: true);
        }
        catch (Exception fault)
        {
            Fail("start", fault);
        }
    }

    protected override void OnMessage(object message, IActorRef? sender)
    {
        _sender = sender;
        try
        {
            _actor!.Receive(message, this);
            WentWell();
        }
        catch (Exception fault)
        {
            Refuse(message, sender, new ActorFaultedException($"{Path} threw on {message.GetType().Name}: {fault.Message}", fault));
            Fail(message.GetType().Name, fault);
        }
        finally
        {
            _sender = null;
        }
    }

    protected override void OnStop(StopRequest request) => Terminate(request);

    protected override void OnTerminating() => Leave();

    private void Fail(string on, Exception fault)
    {
        Logger.LogError(fault, "{Path} threw on {Message} and is restarted.", Path, on);
        Leave();
        Timers.CancelAll();
        RetryLater($"Threw on {on}: {fault.Message}", accepting: false);
    }

    private void Leave()
    {
        var actor = _actor;
        _actor = null;
        try
        {
            actor?.Stopped(this);
        }
        catch (Exception fault)
        {
            Logger.LogError(fault, "{Path} threw while it stopped.", Path);
        }
    }
}
