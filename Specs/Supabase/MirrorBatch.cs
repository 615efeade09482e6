using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kiwoom.Specs.Supabase;

/// <summary>Batches for <c>kiwoom_mirror</c>.</summary>
internal static class MirrorBatch
{
    /// <summary>What precedes the first row of a stream.</summary>
    internal static string Genesis { get; } = new('0', 64);

    /// <summary>The hash that the specs give the row at a place of a stream.</summary>
    internal static string HashAt(long position) => position == 0 ? Genesis : position.ToString("x64");

    /// <summary>Rows that take a stream from its beginning to 1.</summary>
    internal static string First(string projection, string table, string stream, params JsonObject[] rows) => Of(projection, table, [(stream, 0, 1)], rows);

    /// <summary>Rows of a table that take streams from a place to a place.</summary>
    internal static string Of(string projection, string table, (string Stream, long From, long To)[] streams, params JsonNode[] rows) => JsonSerializer.Serialize(new
    {
        projection,
        streams = streams.Select(s => new { stream = s.Stream, from = s.From, from_hash = HashAt(s.From), to = s.To, to_hash = HashAt(s.To) }),
        rows = new Dictionary<string, JsonNode[]> { [table] = rows },
    });
}
