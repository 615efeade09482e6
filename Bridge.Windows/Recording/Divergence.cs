namespace Kiwoom.Bridge.Recording;

/// <summary>One difference between a played session and its recording.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The recording's line, from 1.</param>
/// <param name="Expected">What the recording says; null for nothing.</param>
/// <param name="Actual">What happened; null for nothing.</param>
public sealed record Divergence(DivergenceKind Kind, int Line, string? Expected, string? Actual)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"line {Line}: {Kind}: expected {Expected ?? "nothing"}, got {Actual ?? "nothing"}");
}
