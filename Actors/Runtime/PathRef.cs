namespace Kiwoom.Actors.Runtime;

/// <summary>A handle by path. It remembers the cell it found last and looks again when that one has stopped, so it outlives
/// the actor and works before the actor exists.</summary>
internal sealed class PathRef(LocalEngine engine, ActorPath path, IHosted? cell = null) : IActorRef
{
    private IHosted? _cell = cell;

    public ActorPath Path { get; } = path;

    public void Tell(object message, IActorRef? sender = null)
    {
        if (message is not null && _cell is { } known && known.TryDeliver(message, sender))
            return;
        _cell = engine.Deliver(Path, message, sender);
    }

    public override string ToString() => Path.Value;
}
