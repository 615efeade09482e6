using System.Collections.Immutable;
using System.Text.Json;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Http;

/// <summary>A list of issue codes in a request.</summary>
public static class SymbolList
{
    /// <summary>Reads a list without duplicates, in its order; empty where something is wrong, which <paramref name="fields"/> then says.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="name">The field.</param>
    /// <param name="most">How long it may be.</param>
    public static ImmutableArray<Symbol> Read(JsonFields fields, string name, int most)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Element(name, JsonValueKind.Array) is { } list ? Read(fields, name, list, 1, most) : [];
    }

    /// <summary>Reads a list that may be empty; null where there is none.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="name">The field.</param>
    /// <param name="most">How long it may be.</param>
    public static IReadOnlyList<Symbol>? ReadOptional(JsonFields fields, string name, int most)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Element(name, JsonValueKind.Array, required: false) is { } list ? Read(fields, name, list, 0, most) : null;
    }

    private static ImmutableArray<Symbol> Read(JsonFields fields, string name, JsonElement list, int least, int most)
    {
        var length = list.GetArrayLength();
        if (length < least || length > most)
        {
            fields.Fail(name, $"{least} to {most} issue codes are wanted, not {length}");
            return [];
        }

        var symbols = ImmutableArray.CreateBuilder<Symbol>(length);
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.String || !Symbol.TryParse(JsonFields.SafeText(element), out var symbol))
                fields.Fail(name, $"{JsonFields.Cut(element.GetRawText())} is not an issue code: a string of six characters out of 0-9 and A-Z");
            else if (!symbols.Contains(symbol))
                symbols.Add(symbol);
        }

        return symbols.ToImmutable();
    }
}
