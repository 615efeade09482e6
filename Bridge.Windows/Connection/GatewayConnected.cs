namespace Kiwoom.Bridge.Connection;

/// <summary>A connection to the gateway is up, which knows no instrument yet.</summary>
public sealed record GatewayConnected;
