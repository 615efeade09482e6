using Akka.Actor;
using Microsoft.Extensions.Logging;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>The parent of all keepers, <c>/user/actors</c>. A path becomes a child's name with '~' for '/', which no path contains.</summary>
internal sealed class PathFolder(AkkaEngine engine) : UntypedActor
{
    private readonly Dictionary<string, Queue<AkkaCell>> _wanted = new(StringComparer.Ordinal);

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(
        fault =>
        {
            // A keeper runs none of the users' code, so this is a bug of the engine; what it keeps is begun anew.
            engine.Logger.LogCritical(fault, "A keeper of the Akka engine threw.");
            return Directive.Restart;
        });

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Plant(var cell):
                Take(cell);
                break;
            case Terminated { ActorRef.Path.Name: var name } when _wanted.TryGetValue(name, out var waiting):
                if (waiting.TryDequeue(out var next))
                    Start(name, next);
                else
                    _wanted.Remove(name);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Take(AkkaCell cell)
    {
        var name = cell.Path.Value[1..].Replace('/', '~');
        if (_wanted.TryGetValue(name, out var waiting))
        {
            // The one before has ended for everybody but Akka, which still holds its name.
            waiting.Enqueue(cell);
            return;
        }

        _wanted[name] = new Queue<AkkaCell>();
        Start(name, cell);
    }

    private void Start(string name, AkkaCell cell) => Context.Watch(Context.ActorOf(Props.Create(() => new Keeper(cell)), name));

    /// <summary>Starts a cell's keeper.</summary>
    internal sealed record Plant(AkkaCell Cell);
}
