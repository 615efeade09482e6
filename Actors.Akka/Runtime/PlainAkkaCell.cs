using Akka.Actor;
using Kiwoom.Actors.Runtime;
using ActorPath = Kiwoom.Actors.Runtime.ActorPath;
using ActorStatus = Kiwoom.Actors.Runtime.ActorStatus;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>The cell of an actor without a journal.</summary>
internal sealed class PlainAkkaCell(AkkaEngine engine, ActorPath path, long ordinal, ActorOptions options, Func<Actor> factory)
    : AkkaCell(engine, path, ordinal, options)
{
    // Its messages wait for the next worker.
    protected override bool AcceptsInBackOff => false;

    internal override Props Worker()
    {
        Trouble = null;
        Enter(ActorStatus.Starting, null, accepting: false);
        return Dispatching.For(Props.Create(() => new PlainHost(this, factory)), this);
    }
}
