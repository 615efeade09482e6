using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Postgres;

/// <summary>Rows that share one commit, column by column, as the database's function takes them.</summary>
internal abstract class GroupRows
{
    /// <summary>Each stream's end before and after.</summary>
    internal Dictionary<string, (StreamHead Old, StreamHead New)> Ends { get; } = [];

    internal List<string> RowStreams { get; } = [];

    internal List<long> RowNumbers { get; } = [];

    internal List<long> RowCreatedAt { get; } = [];

    internal List<string> RowManifests { get; } = [];

    internal abstract ReadOnlyMemory<byte>[] Payloads();

    internal virtual void Clear()
    {
        Ends.Clear();
        RowStreams.Clear();
        RowNumbers.Clear();
        RowCreatedAt.Clear();
        RowManifests.Clear();
    }
}
