namespace Kiwoom.Bridge.Recording;

/// <summary>A call and its answer.</summary>
internal sealed record RecordedCall(int Line, TimeSpan Market, TimeSpan Machine, string Method, object?[] Arguments, object? Result) : RecordedLine(Line, Market, Machine)
{
    /// <summary>What happened during it.</summary>
    internal IReadOnlyList<RecordedLine> Inner { get; init; } = [];

    /// <summary>The recording ends inside it.</summary>
    internal bool IsCut { get; init; }

    /// <summary>The code under test has made it.</summary>
    internal bool IsMade { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Named(Method, Arguments);

    internal static string Named(string method, IEnumerable<object?> arguments) =>
        $"{method}({string.Join(", ", arguments.Select(a => a is string text ? $"\"{text}\"" : a?.ToString() ?? "null"))})";
}
