using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kiwoom.Gateway.Security.Supabase;

/// <summary>Verifies access tokens of Supabase Auth: ES256 and RS256 by the project's key set, HS256 by its legacy secret where that is configured.</summary>
/// <param name="issuer">The only issuer that is accepted.</param>
/// <param name="audience">The audience that is wanted.</param>
/// <param name="keys">The project's key set.</param>
/// <param name="legacySecret">The legacy secret; null where HS256 is not accepted.</param>
/// <param name="clock">The machine's clock.</param>
internal sealed class SupabaseTokens(string issuer, string audience, SigningKeys keys, SymmetricSecurityKey? legacySecret, TimeProvider clock)
{
    /// <summary>The longest token that is looked at; Supabase's have one to two thousand characters.</summary>
    internal const int LongestToken = 8192;

    private static readonly TimeSpan _skew = TimeSpan.FromSeconds(30);
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken };

    /// <summary>Reads a token that says it comes from this issuer, without verifying anything; null for every other.</summary>
    internal JsonWebToken? Claim(string? token)
    {
        if (token is null || token.Length > LongestToken || token.Count(c => c == '.') != 2)
            return null;

        try
        {
            var read = _handler.ReadJsonWebToken(token);
            return string.Equals(read.Issuer, issuer, StringComparison.Ordinal) ? read : null;
        }
        catch (Exception fault) when (fault is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Verifies a token. Its claims, or what is wrong.</summary>
    internal async Task<(SupabaseClaims? Claims, TokenCheck? Problem)> Verify(JsonWebToken token)
    {
        var (key, problem) = await KeyOf(token).ConfigureAwait(false);
        if (key is null)
            return (null, problem);

        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = audience,
            IssuerSigningKeyResolver = (_, _, _, _) => [key],
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = [token.Alg],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = IsAlive,
        }).ConfigureAwait(false);
        if (!result.IsValid)
            return (null, new TokenCheck.Bad(Explain(result.Exception)));

        var claims = SupabaseClaims.Read(token.EncodedPayload, clock.GetUtcNow() + _skew, out var why);
        return (claims, claims is null ? new TokenCheck.Bad(why) : null);
    }

    // The header only chooses among the keys that are fit for the algorithm it names: a public key can never become an HMAC secret.
    private async Task<(SecurityKey? Key, TokenCheck? Problem)> KeyOf(JsonWebToken token)
    {
        switch (token.Alg)
        {
            case SecurityAlgorithms.HmacSha256 when legacySecret is not null:
                return (legacySecret, null);
            case SecurityAlgorithms.HmacSha256:
                return (null, new TokenCheck.Bad("The token is signed with the project's legacy secret (HS256), which this gateway does not accept. Move the project to signing keys."));
            case SecurityAlgorithms.EcdsaSha256 or SecurityAlgorithms.RsaSha256:
                break;
            default:
                return (null, new TokenCheck.Bad("The token is not signed with ES256 or RS256."));
        }

        if (token.Kid is not { Length: > 0 and <= SigningKey.LongestId } id)
            return (null, new TokenCheck.Bad("The token does not name its key."));

        return await keys.Find(id, token.Alg).ConfigureAwait(false) switch
        {
            SigningKeyAnswer.Found found => (found.Key.Key, null),
            SigningKeyAnswer.Unknown unknown => (null, new TokenCheck.Unavailable("signing_keys_unavailable", $"{unknown.Reason} Tokens of Supabase cannot be verified now; the gateway's own are.")),
            _ => (null, new TokenCheck.Bad("The token's key is not one of the project's. Sign in again.")),
        };
    }

    private static string Explain(Exception? fault) => fault switch
    {
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException =>
            "The token has expired or is not valid yet.",
        SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => "The token's signature is wrong.",
        SecurityTokenInvalidIssuerException or SecurityTokenInvalidAudienceException => "The token is meant for another service.",
        _ => "The token is malformed.",
    };

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now - _skew < end && (notBefore is not { } start || now + _skew >= start);
    }
}
