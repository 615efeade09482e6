using System.Globalization;
using System.Text.Json;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Http;

/// <summary>Reads the fields of a JSON object strictly and collects everything that is wrong with them, so that a caller hears it all
/// at once. A field of the wrong type is never converted, an unknown one never passed over.</summary>
public sealed class JsonFields
{
    private const int LongestShown = 32;
    private readonly Dictionary<string, JsonElement> _fields = [];
    private readonly HashSet<string> _known = [];
    private readonly List<FieldError> _errors = [];

    private JsonFields()
    {
    }

    /// <summary>What is wrong so far. Complete after <see cref="RefuseOthers"/>.</summary>
    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>Reads an object's fields from UTF-8 JSON.</summary>
    public static JsonFields Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            return Of(document.RootElement.Clone());
        }
        catch (JsonException fault)
        {
            var fields = new JsonFields();
            fields.Fail("body", $"not a JSON document: {Where(fault)}");
            return fields;
        }
        catch (InvalidOperationException)
        {
            // A name that is no valid UTF-8 passes the parser and cannot be read.
            var fields = new JsonFields();
            fields.Fail("body", "not valid UTF-8");
            return fields;
        }
    }

    /// <summary>Reads an object's fields.</summary>
    public static JsonFields Of(JsonElement element)
    {
        var fields = new JsonFields();
        if (element.ValueKind != JsonValueKind.Object)
        {
            fields.Fail("body", "a JSON object is wanted");
            return fields;
        }

        foreach (var property in element.EnumerateObject())
            fields._fields[property.Name] = property.Value;

        return fields;
    }

    /// <summary>Adds an error found elsewhere.</summary>
    public void Fail(string field, string text) => _errors.Add(new FieldError(field, text));

    /// <summary>Whether the field is there and not null.</summary>
    public bool Has(string name) => _fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A strongly typed id; null where it is absent or wrong.</summary>
    public TId? Id<TId>(string name, bool required = true)
        where TId : struct, ITextId<TId>
    {
        if (Find(name, required, JsonValueKind.String, "a string") is not { } value)
            return null;

        if (TId.TryParse(SafeText(value), out var id))
            return id;

        Fail(name, $"{Shown(value)} is not a {Words(typeof(TId).Name)}");
        return null;
    }

    /// <summary>A member of an enumeration by its snake case name; null where it is absent or wrong.</summary>
    public TEnum? Choice<TEnum>(string name, bool required = true)
        where TEnum : struct, Enum
    {
        if (Find(name, required, JsonValueKind.String, "a string") is not { } value)
            return null;

        var text = SafeText(value);
        foreach (var member in Enum.GetValues<TEnum>())
        {
            if (SnakeCase(member) == text)
                return member;
        }

        Fail(name, $"{Shown(value)} is none of {string.Join(", ", Enum.GetValues<TEnum>().Select(SnakeCase))}");
        return null;
    }

    /// <summary>A whole number within bounds; null where it is absent or wrong. 10.0 and 1e3 are no whole numbers.</summary>
    public long? Whole(string name, long least, long most, bool required = true)
    {
        if (Find(name, required, JsonValueKind.Number, "a number (without quotes)") is not { } value)
            return null;

        var text = value.GetRawText();
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Fail(name, $"{Cut(text)} is not a whole number between {least} and {most}");
            return null;
        }

        if (number >= least && number <= most)
            return number;

        Fail(name, $"{number} is not between {least} and {most}");
        return null;
    }

    /// <summary>A decimal number within bounds; null where it is absent or wrong.</summary>
    public decimal? Decimal(string name, decimal least, decimal most, bool required = true)
    {
        if (Find(name, required, JsonValueKind.Number, "a number (without quotes)") is not { } value)
            return null;

        if (!value.TryGetDecimal(out var number))
        {
            Fail(name, $"{Cut(value.GetRawText())} is not a number between {least} and {most}");
            return null;
        }

        if (number >= least && number <= most)
            return number;

        Fail(name, $"{number} is not between {least} and {most}");
        return null;
    }

    /// <summary>True or false; null where it is absent or wrong.</summary>
    public bool? Flag(string name)
    {
        _known.Add(name);
        if (!Has(name))
            return null;

        var kind = _fields[name].ValueKind;
        if (kind is JsonValueKind.True or JsonValueKind.False)
            return kind == JsonValueKind.True;

        Fail(name, "true or false is wanted");
        return null;
    }

    /// <summary>Free text of a bounded length, without control characters; null where it is absent or wrong.</summary>
    public string? Text(string name, int longest, bool required = true)
    {
        if (Find(name, required, JsonValueKind.String, "a string") is not { } value)
            return null;

        var text = SafeText(value);
        if (text is not null && text.Length > 0 && text.Length <= longest && !text.Any(char.IsControl))
            return text;

        Fail(name, $"1 to {longest} characters without control characters are wanted");
        return null;
    }

    /// <summary>An object or array as it is; null where it is absent.</summary>
    public JsonElement? Element(string name, JsonValueKind kind, bool required = true) =>
        Find(name, required, kind, kind == JsonValueKind.Array ? "an array" : "an object");

    /// <summary>Refuses every field that nobody asked for. Call it last.</summary>
    public void RefuseOthers()
    {
        foreach (var name in _fields.Keys.Where(n => !_known.Contains(n)))
            Fail(Cut(name), $"no such field; known are {string.Join(", ", _known)}");
    }

    /// <summary>The name of an enumeration's member as it travels.</summary>
    public static string SnakeCase<TEnum>(TEnum member)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());

    internal static string Words(string typeName) => JsonNamingPolicy.SnakeCaseLower.ConvertName(typeName).Replace('_', ' ');

    private static string Where(JsonException fault) =>
        fault.LineNumber is { } line ? $"line {line + 1}, byte {fault.BytePositionInLine + 1}" : "it is empty or has a duplicate name";

    private static string Shown(JsonElement value) => $"'{Cut(SafeText(value) ?? "?")}'";

    internal static string Cut(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    // GetString throws on unpaired surrogates, which JSON can spell.
    internal static string? SafeText(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private JsonElement? Find(string name, bool required, JsonValueKind kind, string wanted)
    {
        _known.Add(name);
        if (!Has(name))
        {
            if (required && !_errors.Any(e => e.Field == "body"))
                Fail(name, "missing");

            return null;
        }

        if (_fields[name].ValueKind == kind)
            return _fields[name];

        Fail(name, $"{wanted} is wanted");
        return null;
    }
}
