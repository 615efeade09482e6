using Kiwoom.Persistence.Projections;

namespace Kiwoom.Gateway.Mirror;

/// <summary>How a projection stands, as readers see it.</summary>
/// <param name="Projection">Its name.</param>
/// <param name="State">What it is doing.</param>
/// <param name="LagEvents">Events that the journal has and it has not.</param>
/// <param name="LagSeconds">Age of the oldest of them, on the market's clock; 0 for none.</param>
/// <param name="RowsWritten">Rows written since the gateway started.</param>
/// <param name="Positions">How far it has come in the streams that the reader may see.</param>
/// <param name="Reason">Why it is stopped or waits; null otherwise, and for readers who do not see all accounts.</param>
/// <param name="LastError">The last fault; null for none, and for readers who do not see all accounts.</param>
/// <param name="LastErrorAt">When (UTC).</param>
public sealed record ProjectionDocument(
    string Projection,
    ProjectionState State,
    long LagEvents,
    decimal LagSeconds,
    long RowsWritten,
    IReadOnlyList<ProjectionDocument.Position> Positions,
    string? Reason,
    string? LastError,
    DateTimeOffset? LastErrorAt)
{
    /// <summary>How far it has come in a stream.</summary>
    /// <param name="Stream">The stream.</param>
    /// <param name="SequenceNr">The last event that is in its rows.</param>
    public sealed record Position(string Stream, long SequenceNr);

    /// <summary>Shows a projection.</summary>
    /// <param name="status">How it stands.</param>
    /// <param name="sees">Whether the reader may see a stream.</param>
    /// <param name="seesAll">Whether he may see all of them, and what the target says.</param>
    public static ProjectionDocument Of(ProjectionStatus status, Func<string, bool> sees, bool seesAll) => new(
        status.Projection.Name, status.State, status.LagEvents, status.LagSeconds, status.RowsWritten,
        [.. status.Positions.Where(p => sees(p.Stream)).Select(p => new Position(p.Stream, p.Position))],
        seesAll ? status.Reason : null, seesAll ? status.LastError : null, status.LastErrorAt);
}
