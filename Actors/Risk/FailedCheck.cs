namespace Kiwoom.Actors.Risk;

/// <summary>One risk check that an order did not pass.</summary>
/// <param name="Check">Which.</param>
/// <param name="Text">A sentence a person understands, with the numbers.</param>
/// <param name="Limit">The limit, in the check's unit; null where it has none.</param>
/// <param name="Actual">What the order would have brought it to; null where there is no number.</param>
public sealed record FailedCheck(RiskCheck Check, string Text, decimal? Limit = null, decimal? Actual = null);
