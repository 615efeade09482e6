using Kiwoom.Bridge.Link;

namespace Kiwoom.Bridge.Hosting;

/// <summary>The link is up.</summary>
/// <param name="Position">What the gateway has.</param>
public sealed record LinkConnected(GatewayPosition Position);
