using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Kiwoom.Gateway.Security.Supabase;

/// <summary>A public key of Supabase's key set (RFC 7517), good for one algorithm.</summary>
/// <param name="Id">Its <c>kid</c>.</param>
/// <param name="Algorithm"><c>ES256</c> or <c>RS256</c>.</param>
/// <param name="Key">The key.</param>
/// <param name="Json">As it stood in the set.</param>
internal sealed record SigningKey(string Id, string Algorithm, SecurityKey Key, string Json)
{
    /// <summary>The longest <c>kid</c> that is looked at.</summary>
    internal const int LongestId = 128;

    // What NIST and the BSI ask for at least; above the other bound a verification takes too long.
    private const int LeastRsaBits = 2048;
    private const int MostRsaBits = 8192;
    private const int LongestExponent = 4;
    private const int CoordinateBytes = 32;

    /// <summary>Reads a key; null, and why, for one that is not to be trusted or cannot be used here.</summary>
    internal static SigningKey? Read(JsonElement jwk, out string why)
    {
        why = "it is no object";
        if (jwk.ValueKind != JsonValueKind.Object)
            return null;

        if (Text(jwk, "kid") is not { Length: > 0 and <= LongestId } id)
        {
            why = "it has no kid";
            return null;
        }

        if ((jwk.TryGetProperty("use", out _) && Text(jwk, "use") != "sig") || (jwk.TryGetProperty("key_ops", out var uses) && !Verifies(uses)))
        {
            why = "it is not for verifying signatures";
            return null;
        }

        try
        {
            why = "it is neither EC nor RSA";
            var (algorithm, key) = Text(jwk, "kty") switch
            {
                "EC" => (SecurityAlgorithms.EcdsaSha256, (SecurityKey?)Curve(jwk, ref why)),
                "RSA" => (SecurityAlgorithms.RsaSha256, Rsa(jwk, ref why)),
                _ => (string.Empty, null),
            };
            if (key is null)
                return null;

            if (jwk.TryGetProperty("alg", out _) && Text(jwk, "alg") != algorithm)
            {
                why = $"it is for another algorithm than {algorithm}";
                return null;
            }

            key.KeyId = id;
            return new SigningKey(id, algorithm, key, jwk.GetRawText());
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            why = "its numbers are no key";
            return null;
        }
    }

    private static ECDsaSecurityKey? Curve(JsonElement jwk, ref string why)
    {
        why = "its curve is not P-256";
        if (Text(jwk, "crv") != "P-256")
            return null;

        why = "its point is no point of P-256";
        var (x, y) = (Number(jwk, "x"), Number(jwk, "y"));
        return x.Length == CoordinateBytes && y.Length == CoordinateBytes
            ? new ECDsaSecurityKey(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } }))
            : null;
    }

    private static RsaSecurityKey? Rsa(JsonElement jwk, ref string why)
    {
        var (modulus, exponent) = (Number(jwk, "n").AsSpan().TrimStart((byte)0).ToArray(), Number(jwk, "e"));
        var bits = new BigInteger(modulus, isUnsigned: true, isBigEndian: true).GetBitLength();
        why = $"its modulus has {bits} bits, and {LeastRsaBits} to {MostRsaBits} are wanted";
        if (bits is < LeastRsaBits or > MostRsaBits)
            return null;

        why = "its exponent is none";
        var e = new BigInteger(exponent, isUnsigned: true, isBigEndian: true);
        return exponent.Length <= LongestExponent && e >= 3 && !e.IsEven
            ? new RsaSecurityKey(RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent }))
            : null;
    }

    private static bool Verifies(JsonElement uses) =>
        uses.ValueKind == JsonValueKind.Array && uses.EnumerateArray().Any(u => u.ValueKind == JsonValueKind.String && u.ValueEquals("verify"));

    private static byte[] Number(JsonElement jwk, string name) => Base64Url.DecodeFromChars(Text(jwk, name));

    private static string? Text(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
