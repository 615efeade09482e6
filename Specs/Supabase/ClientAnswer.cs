using System.Text.Json;

namespace Kiwoom.Specs.Supabase;

/// <summary>What supabase-js answers.</summary>
internal sealed class ClientAnswer(string expression, JsonElement answer)
{
    /// <summary>The HTTP status.</summary>
    public int Status => answer.GetProperty("status").GetInt32();

    /// <summary>How many rows there are in all, where the question asked for it.</summary>
    public long? Count => answer.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.Number ? count.GetInt64() : null;

    /// <summary>PostgREST's or PostgreSQL's code of the error; null where there is none.</summary>
    public string? ErrorCode => Error?.GetProperty("code").GetString();

    /// <summary>The error's text; null where there is none.</summary>
    public string? ErrorText => Error?.GetProperty("message").GetString();

    /// <summary>What came back. Fails the spec where an error did.</summary>
    public JsonElement Data => Error is { } error ? throw new ShouldAssertException($"{expression} answered {Status}: {error}") : answer.GetProperty("data");

    /// <summary>The rows, each in JSON.</summary>
    public IReadOnlyList<JsonElement> Rows => [.. Data.EnumerateArray()];

    /// <summary>A text column of all rows.</summary>
    public IReadOnlyList<string?> Column(string name) => [.. Rows.Select(r => r.GetProperty(name).GetString())];

    private JsonElement? Error => answer.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object ? error : null;
}
