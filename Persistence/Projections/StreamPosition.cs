using System.Text.Json.Serialization;

namespace Kiwoom.Persistence.Projections;

/// <summary>How far a projection has come in a stream, as its target keeps it.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Position">The last event that is in the rows; 0 for none.</param>
/// <param name="Hash">That event's row hash, 64 hexadecimal digits; 64 zeros for none. It tells one history from another.</param>
public sealed record StreamPosition(string Stream, long Position, string Hash)
{
    /// <summary>The hash before the first event.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>Nothing yet.</summary>
    public static StreamPosition Start(string stream) => new(stream, 0, Genesis);

    /// <summary>Whether nothing is there yet.</summary>
    [JsonIgnore]
    public bool IsStart => Position == 0;
}
