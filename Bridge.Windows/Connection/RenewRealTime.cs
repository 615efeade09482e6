namespace Kiwoom.Bridge.Connection;

/// <summary>Real-time data has fallen silent: register everything again.</summary>
public sealed record RenewRealTime;
