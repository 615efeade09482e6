using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Kiwoom.Bridge.Link.Keys;

/// <summary>The numbers of a private key on NIST P-256, and the standard forms in which they are written (PKCS #8, RFC 5208 and RFC 5915;
/// SubjectPublicKeyInfo, RFC 5480). Written out here because the framework's own reader goes through CNG, which Wine does not have.</summary>
/// <param name="D">The private number, 32 bytes, most significant first. Cleared by <see cref="Clear"/>.</param>
/// <param name="X">The public point's x, 32 bytes.</param>
/// <param name="Y">The public point's y, 32 bytes.</param>
internal sealed record P256KeyMaterial(byte[] D, byte[] X, byte[] Y)
{
    internal const int FieldSize = 32;
    private const string EcPublicKey = "1.2.840.10045.2.1";
    private const string NistP256 = "1.2.840.10045.3.1.7";
    private const byte Uncompressed = 4;
    private static readonly Asn1Tag _publicKeyTag = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>Reads PKCS #8. Throws <see cref="CryptographicException"/> for anything but a P-256 key with its public half.</summary>
    internal static P256KeyMaterial FromPkcs8(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var whole = new AsnReader(encoded, AsnEncodingRules.DER);
            var info = whole.ReadSequence();
            whole.ThrowIfNotEmpty();
            Expect(info.TryReadInt32(out var version) && version is 0 or 1, "the key's version is unknown");
            var algorithm = info.ReadSequence();
            Expect(algorithm.ReadObjectIdentifier() == EcPublicKey && algorithm.ReadObjectIdentifier() == NistP256, "the key is not on the curve P-256");
            return FromEcPrivateKey(info.ReadOctetString());
        }
        catch (AsnContentException fault)
        {
            throw new CryptographicException("the key is not PKCS #8", fault);
        }
    }

    /// <summary>Writes PKCS #8.</summary>
    internal byte[] ToPkcs8()
    {
        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteInteger(1);
            key.WriteOctetString(D);
            using (key.PushSequence(_publicKeyTag))
                key.WriteBitString(Point());
        }

        var info = new AsnWriter(AsnEncodingRules.DER);
        using (info.PushSequence())
        {
            info.WriteInteger(0);
            WriteAlgorithm(info);
            info.WriteOctetString(key.Encode());
        }

        key.Reset();
        return info.Encode();
    }

    /// <summary>Writes the public half as SubjectPublicKeyInfo.</summary>
    internal byte[] ToSubjectPublicKeyInfo()
    {
        var info = new AsnWriter(AsnEncodingRules.DER);
        using (info.PushSequence())
        {
            WriteAlgorithm(info);
            info.WriteBitString(Point());
        }

        return info.Encode();
    }

    /// <summary>Overwrites the private number.</summary>
    internal void Clear() => CryptographicOperations.ZeroMemory(D);

    private static P256KeyMaterial FromEcPrivateKey(byte[] encoded)
    {
        try
        {
            var key = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
            Expect(key.TryReadInt32(out var version) && version == 1, "the key's version is unknown");
            var d = key.ReadOctetString();
            Expect(d.Length == FieldSize, "the private number has the wrong length");
            while (key.HasData)
            {
                if (!key.PeekTag().HasSameClassAndValue(_publicKeyTag))
                {
                    key.ReadEncodedValue();
                    continue;
                }

                var point = key.ReadSequence(_publicKeyTag).ReadBitString(out var unused);
                Expect(unused == 0 && point.Length == 1 + (2 * FieldSize) && point[0] == Uncompressed, "the public half is not an uncompressed point");
                return new P256KeyMaterial(d, point[1..(1 + FieldSize)], point[(1 + FieldSize)..]);
            }

            throw new CryptographicException("the key lacks its public half");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(encoded);
        }
    }

    private static void WriteAlgorithm(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(EcPublicKey);
            writer.WriteObjectIdentifier(NistP256);
        }
    }

    private static void Expect(bool condition, string otherwise)
    {
        if (!condition)
            throw new CryptographicException(otherwise);
    }

    private byte[] Point() => [Uncompressed, .. X, .. Y];
}
