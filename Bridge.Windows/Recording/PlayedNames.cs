namespace Kiwoom.Bridge.Recording;

/// <summary>Names that only tie an answer to its question: a query's RQName and screen. A bridge that asks one query more counts them
/// otherwise, and that alone is no difference.</summary>
internal sealed class PlayedNames
{
    private readonly Dictionary<string, string> _recorded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _played = new(StringComparer.Ordinal);

    internal void Tie(string recorded, string played) => (_recorded[played], _played[recorded]) = (recorded, played);

    internal string Recorded(string played) => _recorded.GetValueOrDefault(played, played);

    internal string Played(string recorded) => _played.GetValueOrDefault(recorded, recorded);
}
