using System.Net.Http.Headers;

namespace Kiwoom.Persistence.Supabase;

/// <summary>A Supabase project's secret key. Its text is in no log, exception or <see cref="ToString"/>.</summary>
/// <remarks>A secret key of the new kind (<c>sb_secret_…</c>) is no JWT and is taken in the header <c>apikey</c> alone; a legacy
/// <c>service_role</c> key is a JWT and stands in <c>Authorization</c> as well, from which PostgREST takes the role
/// (https://supabase.com/docs/guides/api/api-keys).</remarks>
public sealed class SecretKey
{
    private const string NewKind = "sb_secret_";
    private readonly string _text;

    private SecretKey(string text) => _text = text;

    /// <summary>Reads a key. Throws <see cref="InvalidDataException"/> that says what is wrong, without the text.</summary>
    /// <param name="text">The key; white space around it does not count.</param>
    /// <param name="source">Where it was found, for the error.</param>
    public static SecretKey Parse(string? text, string source)
    {
        var key = text?.Trim() ?? string.Empty;
        if (key.Length is < 20 or > 4096 || key.Any(c => c is <= ' ' or > '~'))
            throw new InvalidDataException($"{source} holds no key: the project's secret key ('{NewKind}…') or its legacy service_role key is one line of 20 to 4096 characters.");
        if (key.StartsWith("sb_publishable_", StringComparison.Ordinal))
            throw new InvalidDataException($"{source} holds a publishable key, which may write nothing; the secret key ('{NewKind}…') is wanted.");
        if (!key.StartsWith(NewKind, StringComparison.Ordinal) && !IsJwt(key))
            throw new InvalidDataException($"{source} holds neither a secret key ('{NewKind}…') nor a legacy service_role key (a JWT).");
        return new SecretKey(key);
    }

    /// <summary>Puts the key where its kind belongs.</summary>
    internal void AddTo(HttpRequestMessage request)
    {
        request.Headers.Add("apikey", _text);
        if (IsJwt(_text))
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _text);
    }

    /// <summary>A text that another side wrote, without the key.</summary>
    internal string Masked(string text) => text.Replace(_text, "…", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => "a secret key";

    private static bool IsJwt(string key) => key.StartsWith("ey", StringComparison.Ordinal) && key.Count(c => c == '.') == 2;
}
