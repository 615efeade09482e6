namespace Kiwoom.Bridge.Hosting;

/// <summary>The link is down.</summary>
/// <param name="Reason">For people.</param>
public sealed record LinkDisconnected(string Reason);
