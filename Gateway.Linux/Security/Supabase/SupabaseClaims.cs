using System.Buffers.Text;
using System.Text.Json;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Security.Supabase;

/// <summary>What the gateway reads of a verified Supabase access token (claims: https://supabase.com/docs/guides/auth/jwt-fields). Its level of
/// permission is none of them: only the tables say that.</summary>
/// <param name="User"><c>sub</c>, a UUID in lower case.</param>
/// <param name="Session"><c>session_id</c>.</param>
internal sealed record SupabaseClaims(UserId User, string Session)
{
    // Users who signed in; anon and service_role are keys of programs, and the latter may do everything in the database but is nobody here.
    private const string Role = "authenticated";
    private const int LongestSession = 64;

    /// <summary>Reads a payload; null, and why, for one that speaks for no user of ours.</summary>
    /// <param name="payload">The token's middle part.</param>
    /// <param name="latest">No token was issued after this.</param>
    /// <param name="why">For people.</param>
    internal static SupabaseClaims? Read(string payload, DateTimeOffset latest, out string why)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
        var claims = document.RootElement;
        if (Text(claims, "role") != Role)
        {
            why = $"The token's role is not '{Role}': only users who signed in may use the gateway, not the project's keys.";
            return null;
        }

        if (claims.TryGetProperty("is_anonymous", out var anonymous) && anonymous.ValueKind is not (JsonValueKind.False or JsonValueKind.Null))
        {
            why = "Anonymous users may not use the gateway.";
            return null;
        }

        if (!claims.TryGetProperty("iat", out var issued) || issued.ValueKind != JsonValueKind.Number || !issued.TryGetInt64(out var at) || at > latest.ToUnixTimeSeconds())
        {
            why = "The token does not say when it was issued, or that is yet to come.";
            return null;
        }

        if (!Guid.TryParseExact(Text(claims, "sub"), "D", out var user))
        {
            why = "The token's subject is no UUID.";
            return null;
        }

        why = string.Empty;
        return new SupabaseClaims(
            UserId.Parse(user.ToString("D")),
            Text(claims, "session_id") is { Length: > 0 and <= LongestSession } session ? session : "supabase");
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
