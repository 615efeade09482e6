namespace Kiwoom.Persistence.Projections;

/// <summary>A projection's step in one stream.</summary>
/// <param name="From">Where the target must stand.</param>
/// <param name="To">Where it will.</param>
public sealed record StreamAdvance(StreamPosition From, StreamPosition To);
