using System.Collections.Immutable;

namespace Kiwoom.Actors.Runtime;

/// <summary>Carries out the effects of an actor's decisions. On the actor's turn only.</summary>
internal sealed class EffectCarrier(LocalEngine engine, IHosted cell, Timers timers)
{
    /// <summary>Carries them out in order.</summary>
    /// <param name="effects">The effects of one decision, whose events are durable.</param>
    /// <param name="sender">Who sent the command.</param>
    internal void Carry(ImmutableArray<IEffect> effects, IActorRef? sender)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Reply reply:
                    sender?.Tell(reply.Message, cell.Self);
                    break;
                case Tell tell:
                    engine.Resolve(tell.To).Tell(tell.Message, cell.Self);
                    break;
                case StartTimer timer:
                    timers.Start(timer.Key, timer.Due, timer.Message);
                    break;
                case CancelTimer timer:
                    timers.Cancel(timer.Key);
                    break;
                default:
                    engine.DeadLetters.Publish(new DeadLetter(cell.Path, effect, "No engine carries out effects of this type."), null);
                    break;
            }
        }
    }
}
