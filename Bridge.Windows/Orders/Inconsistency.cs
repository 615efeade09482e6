namespace Kiwoom.Bridge.Orders;

/// <summary>Something in Kiwoom's or the gateway's messages does not fit together.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">The details, for people.</param>
public sealed record Inconsistency(InconsistencyKind Kind, string Text);
