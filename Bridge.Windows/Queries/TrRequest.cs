using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Queries;

/// <summary>A query and what is read of its answer.</summary>
/// <param name="TrCode">The TR, for example opt10075.</param>
/// <param name="Inputs">SetInputValue's names and values, in the documented order.</param>
/// <param name="SingleFields">Fields of the single record.</param>
/// <param name="RowFields">Fields of each row.</param>
/// <param name="Priority">Which quota it may use.</param>
public sealed record TrRequest(
    string TrCode,
    IReadOnlyList<KeyValuePair<string, string>> Inputs,
    IReadOnlyList<string> SingleFields,
    IReadOnlyList<string> RowFields,
    QueryPriority Priority)
{
    /// <summary>For OPTKWFID: the codes of CommKwRqData, joined with ';'.</summary>
    public string? WatchList { get; init; }

    /// <summary>A screen of its own, whose real-time data goes on after the answer; null for one-shot queries.</summary>
    public string? Screen { get; init; }

    /// <summary>The first page is all that is wanted; a chart would go on for years.</summary>
    public bool FirstPageOnly { get; init; }
}
