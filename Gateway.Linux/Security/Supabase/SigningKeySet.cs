using System.Text.Json;

namespace Kiwoom.Gateway.Security.Supabase;

/// <summary>The keys of one answer of Supabase's.</summary>
/// <param name="Keys">By <c>kid</c>.</param>
/// <param name="PassedOver">Keys that are not used, and why.</param>
internal sealed record SigningKeySet(IReadOnlyDictionary<string, SigningKey> Keys, IReadOnlyList<string> PassedOver)
{
    private const int MostKeys = 32;
    private const int Deepest = 8;

    /// <summary>Reads an answer. Throws <see cref="InvalidDataException"/> for one that is no key set. A key of the set before is kept as it is.</summary>
    internal static SigningKeySet Parse(byte[] utf8, SigningKeySet? before)
    {
        using var document = Open(utf8);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("keys", out var list) || list.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException("the answer is no key set: an object with 'keys' is wanted");

        if (list.GetArrayLength() > MostKeys)
            throw new InvalidDataException($"the key set has more than {MostKeys} keys");

        var (keys, passedOver, doubled) = (new Dictionary<string, SigningKey>(StringComparer.Ordinal), new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        var index = 0;
        foreach (var jwk in list.EnumerateArray())
        {
            index++;
            if (SigningKey.Read(jwk, out var why) is not { } key)
            {
                passedOver.Add($"key {index}: {why}");
                continue;
            }

            var same = before?.Keys.GetValueOrDefault(key.Id);
            if (!keys.TryAdd(key.Id, same?.Json == key.Json ? same : key))
                doubled.Add(key.Id);
        }

        // Which of two is meant cannot be told.
        foreach (var id in doubled)
        {
            keys.Remove(id);
            passedOver.Add("two keys have the same kid");
        }

        return new SigningKeySet(keys, passedOver);
    }

    private static JsonDocument Open(byte[] utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = Deepest });
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException("the answer is no JSON", fault);
        }
    }
}
