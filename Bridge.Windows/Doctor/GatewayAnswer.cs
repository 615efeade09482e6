namespace Kiwoom.Bridge.Doctor;

/// <summary>What the gateway answered to a request that needs no handshake.</summary>
/// <param name="Fault">Why there is no answer that counts; null where there is one.</param>
/// <param name="IsPinned">The key it showed is the enrolled one.</param>
/// <param name="Skew">How far its clock is ahead of ours, as far as its whole seconds tell; null where it said no time.</param>
public sealed record GatewayAnswer(string? Fault, bool IsPinned, TimeSpan? Skew);
