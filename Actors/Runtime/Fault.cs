namespace Kiwoom.Actors.Runtime;

/// <summary>What the sender of a message receives instead of an answer when the receiver could not handle it. An ask throws the
/// error; an actor that sent a message gets this as a message.</summary>
/// <param name="Message">What was sent.</param>
/// <param name="Error"><see cref="JournalUnavailableException"/> (nothing was appended),
/// <see cref="JournalOutcomeUnknownException"/> (perhaps it was) or <see cref="ActorFaultedException"/> (the receiver threw).</param>
public sealed record Fault(object Message, Exception Error);
