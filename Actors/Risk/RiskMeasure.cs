namespace Kiwoom.Actors.Risk;

/// <summary>A risk check in numbers, whether it passed or not.</summary>
/// <param name="Check">Which.</param>
/// <param name="What">What was measured, for people.</param>
/// <param name="Limit">The limit in force, in <paramref name="Unit"/>.</param>
/// <param name="Actual">What the order would have brought it to.</param>
/// <param name="Unit">Won, shares, issues, orders or percent.</param>
public sealed record RiskMeasure(RiskCheck Check, string What, decimal Limit, decimal Actual, string Unit)
{
    /// <summary>Whether the limit was kept.</summary>
    public bool Passed => Actual <= Limit;
}
