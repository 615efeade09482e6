using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kiwoom.Persistence.Audit;

/// <summary>A <see cref="HeadDocument"/> with its signature, as it is published: one line of JSON.</summary>
/// <param name="Document">The signed text, byte for byte.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over the text's UTF-8 bytes, IEEE P1363 form, in base64.</param>
/// <param name="KeyId">Which key: <see cref="HeadKeys.IdOf"/>.</param>
public sealed record SignedHead(string Document, string Signature, string KeyId)
{
    private const int LongestLine = 16 * 1024 * 1024;

    /// <summary>Signs a document.</summary>
    /// <param name="document">What.</param>
    /// <param name="key">The private key.</param>
    public static SignedHead Sign(HeadDocument document, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(key);
        var text = document.ToText();
        return new SignedHead(text, Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256)), HeadKeys.IdOf(key));
    }

    /// <summary>Whether a public key made the signature.</summary>
    public bool IsSignedBy(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var signature = new byte[Signature.Length];
        return Convert.TryFromBase64String(Signature, signature, out var length)
            && key.VerifyData(Encoding.UTF8.GetBytes(Document), signature.AsSpan(0, length), HashAlgorithmName.SHA256);
    }

    /// <summary>What the next document names as its predecessor.</summary>
    public string DocumentHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Document)));

    /// <summary>Writes it as one line.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, HeadJson.Readable.SignedHead);

    /// <summary>Reads a line. Throws <see cref="FormatException"/> for what is none.</summary>
    public static SignedHead Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Length > LongestLine)
            throw new FormatException($"longer than {LongestLine} characters");
        try
        {
            return JsonSerializer.Deserialize(line, HeadJson.Readable.SignedHead) is { Document: not null, Signature: not null, KeyId: not null } head
                ? head
                : throw new FormatException("not a signed head");
        }
        catch (JsonException fault)
        {
            throw new FormatException("not a signed head: it is not JSON of that shape", fault);
        }
    }
}
