using System.Globalization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Http;

/// <summary>Reads a query string strictly and collects everything that is wrong with it. An unknown or repeated name is an error: a filter
/// with a typing mistake must not answer as if there were none.</summary>
public sealed class QueryFields
{
    private readonly IQueryCollection _query;
    private readonly List<FieldError> _errors = [];

    /// <summary>Reads a query string.</summary>
    /// <param name="query">As it came.</param>
    /// <param name="known">The names that the endpoint takes.</param>
    public QueryFields(IQueryCollection query, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(query);
        _query = query;
        foreach (var (name, values) in query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
                Fail(JsonFields.Cut(name), known.Count == 0 ? "this takes no query parameters" : $"no such parameter; known are {string.Join(", ", known)}");
            else if (values.Count != 1)
                Fail(name, "given more than once");
        }
    }

    /// <summary>The answer that names everything wrong so far; null where nothing is.</summary>
    public ApiAnswer? Problem => _errors.Count == 0 ? null : Problems.Malformed(_errors);

    /// <summary>Adds an error found elsewhere.</summary>
    public void Fail(string field, string text) => _errors.Add(new FieldError(field, text));

    /// <summary>A strongly typed id; null where it is absent or wrong.</summary>
    public TId? Id<TId>(string name)
        where TId : struct, ITextId<TId>
    {
        if (Find(name) is not { } text)
            return null;

        if (TId.TryParse(text, out var id))
            return id;

        Fail(name, $"'{JsonFields.Cut(text)}' is not a {JsonFields.Words(typeof(TId).Name)}");
        return null;
    }

    /// <summary>A whole number within bounds; null where it is absent or wrong.</summary>
    public long? Whole(string name, long least, long most)
    {
        if (Find(name) is not { } text)
            return null;

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        Fail(name, $"'{JsonFields.Cut(text)}' is not a whole number between {least} and {most}");
        return null;
    }

    /// <summary>One of some words; null where it is absent or wrong.</summary>
    public string? Word(string name, params IReadOnlyList<string> words)
    {
        if (Find(name) is not { } text)
            return null;

        if (words.Contains(text, StringComparer.Ordinal))
            return text;

        Fail(name, $"'{JsonFields.Cut(text)}' is none of {string.Join(", ", words)}");
        return null;
    }

    /// <summary>Short text of letters, digits and -_.:@ only; null where it is absent or wrong.</summary>
    public string? Name(string name, int longest)
    {
        if (Find(name) is not { } text)
            return null;

        if (text.Length > 0 && text.Length <= longest && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '@'))
            return text;

        Fail(name, $"'{JsonFields.Cut(text)}' is not 1 to {longest} letters, digits and -_.:@");
        return null;
    }

    private string? Find(string name) => _query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] ?? string.Empty : null;
}
