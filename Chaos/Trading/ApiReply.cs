using System.Text.Json;

namespace Kiwoom.Chaos.Trading;

/// <summary>What a call of the API came to.</summary>
/// <param name="Status">The HTTP status; 0 where no answer came, so that nobody knows.</param>
/// <param name="Body">The answer; null where there was none or it was no JSON.</param>
internal readonly record struct ApiReply(int Status, JsonElement? Body)
{
    /// <summary>Nobody knows whether it was done.</summary>
    internal bool IsUnknown => Status is 0 or 500 or 504;

    /// <summary>The problem's name, for example <c>journal_unavailable</c>.</summary>
    internal string? Problem => Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("type", out var type) ? type.GetString()?.Split(':')[^1] : null;
}
