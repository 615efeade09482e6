namespace Kiwoom.Bridge.Link.Keys;

/// <summary>A bridge's signing key: ECDSA on NIST P-256. On Windows through bcrypt.dll, because .NET's own ECDsa goes through ncrypt.dll there,
/// which Wine does not have (it fails with 0x80090029); elsewhere through the framework. Signatures and files are the same.</summary>
internal abstract class BridgeKey : IDisposable
{
    /// <summary>Length of a signature.</summary>
    internal const int SignatureSize = 2 * P256KeyMaterial.FieldSize;

    /// <summary>The public half as SubjectPublicKeyInfo.</summary>
    internal abstract byte[] SubjectPublicKeyInfo { get; }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Makes a new key.</summary>
    internal static BridgeKey Create() => OperatingSystem.IsWindows() ? BCryptBridgeKey.Generate() : EcdsaBridgeKey.Generate();

    /// <summary>Reads a key from PKCS #8. Throws <see cref="System.Security.Cryptography.CryptographicException"/> where it is none.</summary>
    internal static BridgeKey FromPkcs8(ReadOnlyMemory<byte> encoded) => OperatingSystem.IsWindows() ? BCryptBridgeKey.Import(encoded) : EcdsaBridgeKey.Import(encoded);

    /// <summary>Signs a SHA-256 hash: r then s, 32 bytes each (IEEE P1363).</summary>
    internal abstract byte[] Sign(byte[] hash);

    /// <summary>The key as PKCS #8.</summary>
    internal abstract byte[] ToPkcs8();
}
