using Akka.Actor;

namespace Kiwoom.OnAkka.Hosting;

/// <summary>What happens when a top-level actor throws. <c>akka.hocon</c> names this class.</summary>
/// <remarks>Faults of behaviours never come here: the engine rebuilds an actor from its journal, after a back-off, and answers whoever waits. What does come
/// here is a fault of the engine or of a door itself. A door keeps nothing that must survive, so it is started anew: bridges and strategies dial again. What
/// the engine knew is in doubt, so the process ends, and what a supervisor starts in its place begins from the journal.</remarks>
internal sealed class NodeSupervision : SupervisorStrategyConfigurator
{
    /// <summary>The actor below which the engine's actors are.</summary>
    internal const string Engine = "actors";

    public override SupervisorStrategy Create() => new Strategy();

    private sealed class Strategy : OneForOneStrategy
    {
        protected override Directive Handle(IActorRef child, Exception exception) => child.Path.Name == Engine ? Directive.Escalate : Directive.Restart;
    }
}
