using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Export;

/// <summary>Writes the journal as JSON lines, one event a line, without holding it in memory and without decoding the events.</summary>
/// <remarks>A line is <c>{"ordering","persistence_id","sequence_nr","manifest","at","cause","data","prev","hash"}</c>; <c>hash</c> is the
/// row's <see cref="RowHash"/>, which the next line of the same stream has as <c>prev</c>.</remarks>
public static class JournalExporter
{
    private const int ProgressEvery = 4_096;

    /// <summary>Exports, in the order of the commits, what was committed when the call began. Throws
    /// <see cref="JournalCorruptException"/> at a row that is not one of ours; the lines before it are written.</summary>
    /// <param name="source">The journal.</param>
    /// <param name="options">What.</param>
    /// <param name="output">Takes the lines, each ended by a line feed.</param>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellation">Stops between two lines.</param>
    /// <returns>The number of lines.</returns>
    public static long Export(
        JournalSource source, ExportOptions options, TextWriter output, IProgress<JournalProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        using var view = source.Open();
        var last = view.Extent.LastOrdering;
        var wanted = options.PersistenceId is { } one ? Encoding.UTF8.GetBytes(one) : null;
        var line = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        long done = 0, written = 0;

        // By ordering even for one stream, so that AfterOrdering and the order of the lines mean the same for both.
        using var rows = view.All(options.AfterOrdering);
        while (written < options.Limit && rows.Read())
        {
            if (++done % ProgressEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(new JournalProgress(done, last - options.AfterOrdering));
            }

            if (wanted is not null && !rows.PersistenceId.SequenceEqual(wanted))
                continue;
            var envelope = EventDecoder.Open(Name(rows), rows.SequenceNr, rows.Payload);
            if (envelope.At < options.From || envelope.At > options.Until)
                continue;
            line.ResetWrittenCount();
            json.Reset();
            Write(json, rows, envelope);
            output.Write(Encoding.UTF8.GetString(line.WrittenSpan));
            output.Write('\n');
            written++;
        }

        progress?.Report(new JournalProgress(done, last - options.AfterOrdering));
        return written;
    }

    private static void Write(Utf8JsonWriter json, JournalRows rows, EnvelopeView envelope)
    {
        Span<byte> hash = stackalloc byte[RowHash.Size];
        Span<byte> hex = stackalloc byte[2 * RowHash.Size];
        RowHash.Compute(rows.PersistenceId, rows.SequenceNr, rows.Manifest, rows.Payload, hash);
        Convert.TryToHexStringLower(hash, hex, out _);
        try
        {
            json.WriteStartObject();
            json.WriteNumber("ordering"u8, rows.Ordering);
            json.WriteString("persistence_id"u8, rows.PersistenceId);
            json.WriteNumber("sequence_nr"u8, rows.SequenceNr);
            json.WriteString("manifest"u8, rows.Manifest);
            json.WriteString("at"u8, envelope.At.UtcDateTime);
            json.WritePropertyName("cause"u8);
            json.WriteRawValue(envelope.Cause);
            json.WritePropertyName("data"u8);
            json.WriteRawValue(envelope.Data);
            json.WriteString("prev"u8, envelope.Prev);
            json.WriteString("hash"u8, hex);
            json.WriteEndObject();
            json.Flush();
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new JournalCorruptException(Name(rows), rows.SequenceNr, $"the payload is not JSON: {fault.Message}", fault);
        }
    }

    private static string Name(JournalRows rows) => Encoding.UTF8.GetString(rows.PersistenceId);
}
