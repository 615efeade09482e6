using System.Buffers;
using System.Text.Json;
using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Persistence.Projections;

/// <summary>Rows of one projection and the steps that they stand for: the target takes both or neither.</summary>
public sealed class ProjectionBatch
{
    /// <summary>Makes a batch.</summary>
    /// <param name="projection">Whose rows.</param>
    /// <param name="streams">The steps; none for prices.</param>
    /// <param name="rows">The rows, at most one for each key.</param>
    public ProjectionBatch(Projection projection, IReadOnlyList<StreamAdvance> streams, IReadOnlyCollection<MirrorRow> rows)
    {
        ArgumentNullException.ThrowIfNull(projection);
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentNullException.ThrowIfNull(rows);
        (Projection, Streams, Rows) = (projection, streams, rows.Count);
        Json = Write(projection, streams, rows);
    }

    /// <summary>Whose rows.</summary>
    public Projection Projection { get; }

    /// <summary>The steps.</summary>
    public IReadOnlyList<StreamAdvance> Streams { get; }

    /// <summary>How many rows.</summary>
    public int Rows { get; }

    /// <summary>What <c>public.kiwoom_mirror</c> takes, in UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    private static ReadOnlyMemory<byte> Write(Projection projection, IReadOnlyList<StreamAdvance> streams, IReadOnlyCollection<MirrorRow> rows)
    {
        var buffer = new ArrayBufferWriter<byte>(1024 + (rows.Count * 512));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("projection"u8, projection.Name);
            json.WriteStartArray("streams"u8);
            foreach (var (from, to) in streams)
            {
                json.WriteStartObject();
                json.WriteString("stream"u8, from.Stream);
                json.WriteNumber("from"u8, from.Position);
                json.WriteString("from_hash"u8, from.Hash);
                json.WriteNumber("to"u8, to.Position);
                json.WriteString("to_hash"u8, to.Hash);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("rows"u8);
            json.WriteStartArray(projection.Table);
            foreach (var row in rows)
                JsonSerializer.Serialize(json, row, projection.Row);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
