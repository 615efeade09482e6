namespace Kiwoom.Actors.Runtime;

/// <summary>Where an actor is, as a location-transparent path such as <c>/accounts/8012345611</c>.</summary>
/// <param name="Value">Begins with a slash; segments of letters, digits, '-', '_' and '.'.</param>
public readonly record struct ActorPath(string Value)
{
    private const int Longest = 512;

    /// <summary>Whether the text keeps the rule above and is at most 512 characters long.</summary>
    public bool IsWellFormed
    {
        get
        {
            if (Value is not { Length: > 1 and <= Longest } || Value[0] != '/' || Value[^1] == '/')
                return false;
            for (var i = 1; i < Value.Length; i++)
            {
                var c = Value[i];
                if (c == '/' ? Value[i - 1] == '/' : !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
                    return false;
            }

            return true;
        }
    }

    /// <summary>Whether this is <paramref name="prefix"/> or below it.</summary>
    public bool IsWithin(ActorPath prefix) =>
        Value is not null && prefix.Value is not null && Value.StartsWith(prefix.Value, StringComparison.Ordinal)
        && (Value.Length == prefix.Value.Length || Value[prefix.Value.Length] == '/');

    /// <summary>The path of a child.</summary>
    public ActorPath Child(string name) => new($"{Value}/{name}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
