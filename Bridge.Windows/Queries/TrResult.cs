namespace Kiwoom.Bridge.Queries;

/// <summary>A query's answer, all pages together.</summary>
/// <param name="Single">The first page's single record.</param>
/// <param name="Rows">Rows of all pages.</param>
/// <param name="Failure">Why there is no answer, or why it is not whole; null where it is whole.</param>
public sealed record TrResult(
    IReadOnlyDictionary<string, string> Single, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, string? Failure)
{
    /// <summary>All pages were read.</summary>
    public bool IsComplete => Failure is null;

    /// <summary>No answer.</summary>
    public static TrResult Failed(string reason) => new(new Dictionary<string, string>(), [], reason);
}
