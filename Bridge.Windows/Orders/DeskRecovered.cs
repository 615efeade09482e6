namespace Kiwoom.Bridge.Orders;

/// <summary>The desk was folded from its journal, and reports may be in it that nobody has been told of.</summary>
/// <param name="Trimmed">The gateway had acknowledged everything up to this report.</param>
/// <param name="LastSequence">Number of the newest report.</param>
public sealed record DeskRecovered(long Trimmed, long LastSequence);
