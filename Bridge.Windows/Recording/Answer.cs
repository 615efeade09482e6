using System.Text.Json;

namespace Kiwoom.Bridge.Recording;

/// <summary>What a call gave, as the file has it: text, number, null, a table, a fault, or several of them.</summary>
internal static class Answer
{
    private const string Fault = "fault";
    private const string Series = "series";

    internal static bool AreEqual(object? one, object? other) => (one, other) switch
    {
        (string[,] a, string[,] b) => a.GetLength(0) == b.GetLength(0) && a.GetLength(1) == b.GetLength(1) && a.Cast<string>().SequenceEqual(b.Cast<string>()),
        _ => Equals(one, other),
    };

    internal static void Write(Utf8JsonWriter writer, object? answer, Func<string, string> mask)
    {
        switch (answer)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(mask(text));
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case string[,] table:
                WriteTable(writer, table, mask);
                break;
            case ControlFault fault:
                writer.WriteStartObject();
                writer.WritePropertyName(Fault);
                JsonSerializer.Serialize(writer, fault with { Message = mask(fault.Message) }, RecordingSpelling.Own.ControlFault);
                writer.WriteEndObject();
                break;
            case List<object?> series:
                writer.WriteStartObject();
                writer.WriteStartArray(Series);
                foreach (var one in series)
                    Write(writer, one, mask);
                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"no call answers with a {answer.GetType().Name}");
        }
    }

    /// <summary>Reads an answer. Throws <see cref="JsonException"/> for anything else.</summary>
    internal static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number when json.TryGetInt32(out var number) => number,
        JsonValueKind.Array => ReadTable(json),
        JsonValueKind.Object when json.TryGetProperty(Fault, out var fault) => fault.Deserialize(RecordingSpelling.Own.ControlFault) ?? throw new JsonException("a fault is null"),
        JsonValueKind.Object when json.TryGetProperty(Series, out var series) && series.ValueKind == JsonValueKind.Array && series.GetArrayLength() > 0 =>
            series.EnumerateArray().Select(Read).ToList(),
        _ => throw new JsonException($"{Shown(json)} is no answer"),
    };

    private static void WriteTable(Utf8JsonWriter writer, string[,] table, Func<string, string> mask)
    {
        writer.WriteStartArray();
        for (var row = 0; row < table.GetLength(0); row++)
        {
            writer.WriteStartArray();
            for (var column = 0; column < table.GetLength(1); column++)
                writer.WriteStringValue(mask(table[row, column] ?? ""));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static string[,] ReadTable(JsonElement json)
    {
        var rows = json.EnumerateArray().Select(r => r.ValueKind == JsonValueKind.Array ? r.EnumerateArray().Select(c => c.GetString() ?? "").ToArray() : throw new JsonException("a row is no array")).ToList();
        var columns = rows.Count == 0 ? 0 : rows[0].Length;
        var table = new string[rows.Count, columns];
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row].Length != columns)
                throw new JsonException("the rows of a table differ in length");
            for (var column = 0; column < columns; column++)
                table[row, column] = rows[row][column];
        }

        return table;
    }

    private static string Shown(JsonElement json) => json.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : json.GetRawText();
}
