using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Kiwoom.OnAkka.Orders.Sealing;

/// <summary>The public key by which a strategy knows its gateway (<c>./kiwoom gateway-key</c>). Not a secret; but whoever can exchange it on its way to the strategy can
/// stand between the two.</summary>
public sealed class GatewayIdentity
{
    private const string Prefix = "kgw1.";
    private const int LongestText = 256;

    private GatewayIdentity(byte[] key) => Key = key;

    /// <summary>SubjectPublicKeyInfo of a key on P-256.</summary>
    internal byte[] Key { get; }

    /// <summary>The identity of a gateway with a key; throws <see cref="ArgumentException"/> for a key that is not on P-256.</summary>
    public static GatewayIdentity Of(ReadOnlyMemory<byte> subjectPublicKeyInfo) => IsOnP256(subjectPublicKeyInfo.Span)
        ? new GatewayIdentity(subjectPublicKeyInfo.ToArray())
        : throw new ArgumentException("a gateway's key is on P-256", nameof(subjectPublicKeyInfo));

    /// <summary>Reads one; throws <see cref="FormatException"/> for what is none.</summary>
    public static GatewayIdentity Parse(string text) =>
        TryParse(text, out var identity) ? identity : throw new FormatException($"This is no gateway's key: './kiwoom gateway-key' prints one that begins with {Prefix}");

    /// <summary>Reads one; false for what is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out GatewayIdentity? identity)
    {
        identity = null;
        if (text is null || text.Length > LongestText || !text.StartsWith(Prefix, StringComparison.Ordinal) || !Base64Url.IsValid(text.AsSpan(Prefix.Length)))
            return false;

        var key = Base64Url.DecodeFromChars(text.AsSpan(Prefix.Length));
        if (!IsOnP256(key))
            return false;

        identity = new GatewayIdentity(key);
        return true;
    }

    /// <summary>Its text form.</summary>
    public override string ToString() => Prefix + Base64Url.EncodeToString(Key);

    internal static bool IsOnP256(ReadOnlySpan<byte> key)
    {
        try
        {
            using var read = ECDiffieHellman.Create();
            read.ImportSubjectPublicKeyInfo(key, out var used);
            return used == key.Length && read.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
