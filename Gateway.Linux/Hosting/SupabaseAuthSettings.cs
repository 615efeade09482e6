using System.Text.Json.Serialization;

namespace Kiwoom.Gateway.Hosting;

/// <summary>That users of a Supabase project may use the gateway: <c>supabase_auth</c> in <c>gateway.json</c>. Without it only the gateway's own tokens are good.</summary>
public sealed record SupabaseAuthSettings
{
    private const int LongestAudience = 128;

    /// <summary>Exactly what the tokens' <c>iss</c> says: <c>https://PROJECT.supabase.co/auth/v1</c>.</summary>
    public string? Issuer { get; init; }

    /// <summary>Where the project's public signing keys are; below the issuer where left out.</summary>
    public string? JwksUrl { get; init; }

    /// <summary>What the tokens' <c>aud</c> must be or hold.</summary>
    public string Audience { get; init; } = "authenticated";

    /// <summary>A file with the project's legacy JWT secret; tokens signed with it (HS256) are refused where left out.</summary>
    [JsonPropertyName("legacy_hs256_secret_file")]
    public string? LegacyHs256SecretFile { get; init; }

    /// <summary>Where it is kept who may do what.</summary>
    public SupabasePermissionSettings? Permissions { get; init; }

    /// <summary>Where the keys are.</summary>
    [JsonIgnore]
    public Uri KeysAddress => new(JwksUrl ?? $"{Issuer!.TrimEnd('/')}/.well-known/jwks.json");

    /// <summary>Everything that is wrong, each with the setting's name.</summary>
    public IEnumerable<string> Errors()
    {
        if (AddressError(Issuer) is { } issuer)
            yield return $"issuer {issuer}";
        if (JwksUrl is not null && AddressError(JwksUrl) is { } keys)
            yield return $"jwks_url {keys}";
        if (Audience is not { Length: > 0 and <= LongestAudience })
            yield return $"audience takes 1 to {LongestAudience} characters";
        if (LegacyHs256SecretFile is { } file && string.IsNullOrWhiteSpace(file))
            yield return "legacy_hs256_secret_file is empty: name a file, or leave it out";
        if (Permissions is null)
            yield return "permissions is missing: it says where trading_permissions and account_members are read";
        foreach (var error in Permissions?.Errors() ?? [])
            yield return $"permissions.{error}";
    }

    /// <summary>What is wrong with an address; null where nothing is. What goes over a network must be encrypted.</summary>
    internal static string? AddressError(string? text) =>
        text is null ? "is missing: an address that begins with https:// is wanted"
        : !Uri.TryCreate(text, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0
            ? "is no address: https://HOST/PATH without user, query and fragment is wanted"
        : address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback ? "must begin with https:// unless it is on this machine"
        : null;
}
