namespace Kiwoom.Bridge.Connection;

/// <summary>An event of Kiwoom could not be read. Chejan events among them are why accounts are reconciled on a timer.</summary>
/// <param name="Event">Its name.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="IsOrderTraffic">It was about an order or a holding.</param>
public sealed record UnreadableEvent(string Event, string Reason, bool IsOrderTraffic);
