using System.Security.Cryptography;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>A signing key of a Supabase project.</summary>
internal sealed class ProjectKey
{
    private static readonly Lazy<RSA> _rsa = new(() => RSA.Create(2048));

    private ProjectKey(string id, string algorithm, AsymmetricAlgorithm key, object jwk, Func<byte[], byte[]> sign) =>
        (Id, Algorithm, Key, Jwk, Sign) = (id, algorithm, key, jwk, sign);

    public string Id { get; }

    public string Algorithm { get; }

    public AsymmetricAlgorithm Key { get; }

    /// <summary>Its public half as the project publishes it.</summary>
    public object Jwk { get; }

    public Func<byte[], byte[]> Sign { get; }

    public static ProjectKey Ec(string id, ECCurve? curve = null, string name = "P-256")
    {
        var key = ECDsa.Create(curve ?? ECCurve.NamedCurves.nistP256);
        var q = key.ExportParameters(false).Q;
        return new ProjectKey(
            id, "ES256", key, new { kty = "EC", use = "sig", key_ops = new[] { "verify" }, alg = "ES256", crv = name, kid = id, x = Jwt.Part(q.X!), y = Jwt.Part(q.Y!), ext = true },
            data => key.SignData(data, HashAlgorithmName.SHA256));
    }

    public static ProjectKey Rsa(string id, int bits = 2048)
    {
        var key = bits == 2048 ? _rsa.Value : RSA.Create(bits);
        var numbers = key.ExportParameters(false);
        return new ProjectKey(
            id, "RS256", key, new { kty = "RSA", use = "sig", alg = "RS256", kid = id, n = Jwt.Part(numbers.Modulus!), e = Jwt.Part(numbers.Exponent!) },
            data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }
}
