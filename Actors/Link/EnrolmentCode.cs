using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Kiwoom.Actors.Link;

/// <summary>What a person carries from the gateway to a new bridge: where the gateway is, by which key it is known, and a secret that
/// works once. As text: <c>kw1.</c> and base64url of pin (32 bytes), secret (32 bytes) and the address (UTF-8).</summary>
/// <param name="Url">The link's address, <c>wss://host:port/link</c>.</param>
/// <param name="Pin">SHA-256 of the gateway's SubjectPublicKeyInfo.</param>
/// <param name="Secret">The secret.</param>
public sealed record EnrolmentCode(Uri Url, ReadOnlyMemory<byte> Pin, ReadOnlyMemory<byte> Secret)
{
    /// <summary>Bytes of a pin.</summary>
    public const int PinSize = 32;

    /// <summary>Bytes of a secret.</summary>
    public const int SecretSize = 32;

    private const string Prefix = "kw1.";
    private const int LongestText = 1024;

    /// <summary>Reads a code, or throws <see cref="FormatException"/>.</summary>
    public static EnrolmentCode Parse(string? text) =>
        TryParse(text, out var code) ? code : throw new FormatException("not an enrolment code: it begins with kw1. and must be copied whole");

    /// <summary>Reads a code; false where it is damaged.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out EnrolmentCode? code)
    {
        code = null;
        text = text?.Trim();
        if (text is null || text.Length > LongestText || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;

        var body = text.AsSpan(Prefix.Length);
        if (!Base64Url.IsValid(body, out var size) || size <= PinSize + SecretSize)
            return false;

        var bytes = Base64Url.DecodeFromChars(body);
        if (!Uri.TryCreate(Encoding.UTF8.GetString(bytes, PinSize + SecretSize, bytes.Length - PinSize - SecretSize), UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeWss)
            return false;

        code = new EnrolmentCode(url, bytes.AsMemory(0, PinSize), bytes.AsMemory(PinSize, SecretSize));
        return true;
    }

    /// <summary>The text to copy.</summary>
    public override string ToString() => Prefix + Base64Url.EncodeToString([.. Pin.Span, .. Secret.Span, .. Encoding.UTF8.GetBytes(Url.AbsoluteUri)]);
}
