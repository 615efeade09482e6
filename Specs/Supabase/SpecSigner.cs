using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kiwoom.Specs.Supabase;

/// <summary>Stands for Supabase Auth: a signing key (ES256), its public half as a key set, and tokens with the claims that Auth writes.</summary>
internal sealed class SpecSigner : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly string _id = Guid.NewGuid().ToString();

    /// <summary>What Auth publishes for verifiers.</summary>
    public string KeySet
    {
        get
        {
            var point = _key.ExportParameters(false).Q;
            return JsonSerializer.Serialize(new
            {
                keys = new[] { new { kty = "EC", crv = "P-256", alg = "ES256", use = "sig", kid = _id, x = Base64Url(point.X!), y = Base64Url(point.Y!) } },
            });
        }
    }

    /// <summary>The public key as the text that a careless verifier may take for a shared secret.</summary>
    public string PublicKeyText => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>A good token of a signed-in user, valid for an hour.</summary>
    public string TokenOf(Guid user) => Sign(Claims("authenticated", user));

    /// <summary>A good token of a role: <c>anon</c> for nobody signed in, <c>service_role</c> for a server.</summary>
    public string TokenOf(string role) => Sign(Claims(role, null));

    /// <summary>The claims of a token that expires so many seconds from now.</summary>
    public static JsonObject Claims(string role, Guid? user, int seconds = 3600)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new JsonObject { ["iss"] = "https://specs.supabase.co/auth/v1", ["aud"] = "authenticated", ["role"] = role, ["iat"] = now + seconds - 3600, ["exp"] = now + seconds };
        if (user is { } id)
            claims["sub"] = id.ToString();
        return claims;
    }

    /// <summary>Signs claims with this key.</summary>
    public string Sign(JsonObject claims)
    {
        var signed = Unsigned("ES256", claims);
        return $"{signed}.{Base64Url(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    /// <summary>A token that says HS256 and is signed with a text for a secret.</summary>
    public string SignWithSecret(JsonObject claims, string secret)
    {
        var signed = Unsigned("HS256", claims);
        return $"{signed}.{Base64Url(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    /// <summary>A token that says it needs no signature.</summary>
    public string WithoutSignature(JsonObject claims) => Unsigned("none", claims) + ".";

    /// <summary>A token with other claims under its old signature.</summary>
    public static string WithOtherClaims(string token, JsonObject claims)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Base64Url(Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
    }

    public void Dispose() => _key.Dispose();

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private string Unsigned(string algorithm, JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = _id };
        return $"{Base64Url(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Base64Url(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
    }
}
