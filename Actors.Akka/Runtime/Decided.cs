using System.Collections.Immutable;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>A decision whose effects wait for the journal.</summary>
/// <param name="Command">What was decided on.</param>
/// <param name="Sender">Who sent it.</param>
/// <param name="Events">Its events at their places; empty for a decision that only answers and waits behind others.</param>
/// <param name="Effects">What is carried out once they are durable.</param>
internal sealed record Decided(ICommand Command, IActorRef? Sender, JournaledEvent[] Events, ImmutableArray<IEffect> Effects);
