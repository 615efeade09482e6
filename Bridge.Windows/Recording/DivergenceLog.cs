namespace Kiwoom.Bridge.Recording;

/// <summary>Collects divergences; keeps the first ones and counts the rest, because one leads to many.</summary>
internal sealed class DivergenceLog(int most)
{
    private readonly List<Divergence> _kept = [];

    internal IReadOnlyList<Divergence> Kept => _kept;

    internal int Count { get; private set; }

    /// <summary>The line that is being played.</summary>
    internal int Line { get; set; } = 1;

    internal void Add(DivergenceKind kind, int line, string? expected, string? actual)
    {
        Count++;
        if (_kept.Count < most)
            _kept.Add(new Divergence(kind, line, expected, actual));
    }
}
