namespace Kiwoom.Persistence.Projections;

/// <summary>How a projection stands.</summary>
/// <param name="Projection">Its name.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Reason">Why it is stopped or waits, for people; null otherwise.</param>
/// <param name="Positions">How far it has come in each stream.</param>
/// <param name="LagEvents">Events that the journal has and it has not.</param>
/// <param name="LagSeconds">Age of the oldest of them, on the market's clock; 0 for none.</param>
/// <param name="LastError">The last fault, for people; null for none.</param>
/// <param name="LastErrorAt">When (UTC).</param>
/// <param name="RowsWritten">Rows written since the start.</param>
public sealed record ProjectionStatus(
    Projection Projection,
    ProjectionState State,
    string? Reason,
    IReadOnlyList<StreamPosition> Positions,
    long LagEvents,
    decimal LagSeconds,
    string? LastError,
    DateTimeOffset? LastErrorAt,
    long RowsWritten);
