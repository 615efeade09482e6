namespace Kiwoom.Bridge.Link;

/// <summary>What the gateway has durably of a bridge's reports.</summary>
/// <param name="Outbox">The outbox it has last seen of this bridge; null where it has seen none. Where it is not the bridge's present one,
/// everything in the present outbox is sent.</param>
/// <param name="Sequence">The last report of that outbox in the gateway's journal; 0 for none.</param>
public sealed record GatewayPosition(string? Outbox, long Sequence);
