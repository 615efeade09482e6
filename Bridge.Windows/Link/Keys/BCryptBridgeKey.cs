using System.Buffers.Binary;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Kiwoom.Bridge.Link.Keys;

/// <summary>ECDSA by Windows' bcrypt.dll. Source: Microsoft's documentation of BCryptGenerateKeyPair, BCryptImportKeyPair, BCryptSignHash and
/// BCRYPT_ECCKEY_BLOB.</summary>
[SupportedOSPlatform("windows")]
internal sealed class BCryptBridgeKey : BridgeKey
{
    private const string Algorithm = "ECDSA_P256";
    private const string PrivateBlob = "ECCPRIVATEBLOB";
    private const int KeyBits = 256;

    // BCRYPT_ECDSA_PRIVATE_P256_MAGIC ("ECS2"), the field's size, then X, Y and d.
    private const uint Magic = 0x32534345;
    private const int HeaderSize = 8;
    private const int BlobSize = HeaderSize + (3 * P256KeyMaterial.FieldSize);

    private readonly BCryptKeyHandle _key;

    private BCryptBridgeKey(BCryptKeyHandle key) => _key = key;

    internal override byte[] SubjectPublicKeyInfo
    {
        get
        {
            var material = Export();
            material.Clear();
            return material.ToSubjectPublicKeyInfo();
        }
    }

    public override void Dispose() => _key.Dispose();

    internal static BCryptBridgeKey Generate()
    {
        using var algorithm = Open();
        Check(BCrypt.GenerateKeyPair(algorithm, out var key, KeyBits, 0), "make a key");
        try
        {
            Check(BCrypt.FinalizeKeyPair(key, 0), "make a key");
            return new BCryptBridgeKey(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    internal static BCryptBridgeKey Import(ReadOnlyMemory<byte> encoded)
    {
        var material = P256KeyMaterial.FromPkcs8(encoded);
        var blob = new byte[BlobSize];
        try
        {
            BinaryPrimitives.WriteUInt32LittleEndian(blob, Magic);
            BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), P256KeyMaterial.FieldSize);
            material.X.CopyTo(blob, HeaderSize);
            material.Y.CopyTo(blob, HeaderSize + P256KeyMaterial.FieldSize);
            material.D.CopyTo(blob, HeaderSize + (2 * P256KeyMaterial.FieldSize));
            using var algorithm = Open();
            Check(BCrypt.ImportKeyPair(algorithm, 0, PrivateBlob, out var key, blob, blob.Length, 0), "read the key");
            return new BCryptBridgeKey(key);
        }
        finally
        {
            material.Clear();
            CryptographicOperations.ZeroMemory(blob);
        }
    }

    internal override byte[] Sign(byte[] hash)
    {
        var signature = new byte[SignatureSize];
        Check(BCrypt.SignHash(_key, 0, hash, hash.Length, signature, signature.Length, out var length, 0), "sign");
        return length == SignatureSize ? signature : throw new CryptographicException($"Windows gave a signature of {length} bytes, not {SignatureSize}");
    }

    internal override byte[] ToPkcs8()
    {
        var material = Export();
        try
        {
            return material.ToPkcs8();
        }
        finally
        {
            material.Clear();
        }
    }

    private static BCryptAlgorithmHandle Open()
    {
        Check(BCrypt.OpenAlgorithmProvider(out var algorithm, Algorithm, null, 0), "open ECDSA P-256");
        return algorithm;
    }

    private static void Check(int status, string what)
    {
        if (status != 0)
            throw new CryptographicException($"Windows cannot {what} (bcrypt.dll: 0x{status:X8})");
    }

    private P256KeyMaterial Export()
    {
        var blob = new byte[BlobSize];
        try
        {
            Check(BCrypt.ExportKey(_key, 0, PrivateBlob, blob, blob.Length, out var length, 0), "export the key");
            if (length != BlobSize || BinaryPrimitives.ReadUInt32LittleEndian(blob) != Magic)
                throw new CryptographicException("Windows exported a key of another kind");
            return new P256KeyMaterial(Field(2), Field(0), Field(1));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(blob);
        }

        byte[] Field(int index) => blob.AsSpan(HeaderSize + (index * P256KeyMaterial.FieldSize), P256KeyMaterial.FieldSize).ToArray();
    }
}
