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
        if (fields.Element(name, JsonValueKind.Array) is not { } list)
            return [];

        if (list.GetArrayLength() is var length && (length == 0 || length > most))
        {
            fields.Fail(name, $"1 to {most} issue codes are wanted, not {length}");
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
