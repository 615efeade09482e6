using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Link;

/// <summary>The key by which bridges know this gateway, made at the first start and kept in <c>&lt;data&gt;/keys/gateway-link.pem</c> (0600). Bridges
/// pin the key, so its certificate is made anew at each start and no date on it matters to them.</summary>
public sealed class GatewayKey : IDisposable
{
    private GatewayKey(X509Certificate2 certificate)
    {
        Certificate = certificate;
        Pin = SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo());
    }

    /// <summary>For Kestrel.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>SHA-256 of its SubjectPublicKeyInfo: what bridges pin.</summary>
    public ReadOnlyMemory<byte> Pin { get; }

    /// <summary>Reads the key or makes it. Throws <see cref="InvalidDataException"/> where the file is damaged: a new key would lock out
    /// every enrolled bridge, so that is left to a person.</summary>
    public static GatewayKey LoadOrCreate(string dataDirectory, TimeProvider clock)
    {
        var path = Path.Combine(dataDirectory, "keys", "gateway-link.pem");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path))
            Read(key, path);
        else
            PrivateFile.Write(path, key.ExportPkcs8PrivateKeyPem());

        var request = new CertificateRequest("CN=kiwoom-gateway", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        return new GatewayKey(request.CreateSelfSigned(clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddYears(10)));
    }

    /// <inheritdoc/>
    public void Dispose() => Certificate.Dispose();

    private static void Read(ECDsa key, string path)
    {
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            throw new InvalidDataException($"{path} holds no private key; restore it from a backup, or remove it and enrol every bridge again", fault);
        }
    }
}
