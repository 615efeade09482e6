using System.Security.Cryptography;

namespace Kiwoom.Bridge.Link.Keys;

/// <summary>The framework's ECDSA.</summary>
internal sealed class EcdsaBridgeKey : BridgeKey
{
    private readonly ECDsa _key;

    private EcdsaBridgeKey(ECDsa key) => _key = key;

    internal override byte[] SubjectPublicKeyInfo => _key.ExportSubjectPublicKeyInfo();

    public override void Dispose() => _key.Dispose();

    internal static EcdsaBridgeKey Generate() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    internal static EcdsaBridgeKey Import(ReadOnlyMemory<byte> encoded)
    {
        // Held to the same curve as on Windows; the gateway takes no other.
        P256KeyMaterial.FromPkcs8(encoded).Clear();
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(encoded.Span, out _);
            return new EcdsaBridgeKey(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    internal override byte[] Sign(byte[] hash) => _key.SignHash(hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    internal override byte[] ToPkcs8() => _key.ExportPkcs8PrivateKey();
}
