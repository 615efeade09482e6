namespace Kiwoom.Bridge.Hosting;

/// <summary>The gateway has reports in its journal.</summary>
/// <param name="Outbox">Of which outbox.</param>
/// <param name="Sequence">The last of them.</param>
public sealed record LinkAcknowledged(string Outbox, long Sequence);
