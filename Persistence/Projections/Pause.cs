namespace Kiwoom.Persistence.Projections;

/// <summary>The time between two steps.</summary>
/// <param name="Wait">How long at most.</param>
/// <param name="EndsWithNotice">Whether news of an event ends it; not where the budget or a fault asks for it.</param>
internal readonly record struct Pause(TimeSpan Wait, bool EndsWithNotice);
