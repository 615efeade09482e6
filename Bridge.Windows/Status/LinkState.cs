namespace Kiwoom.Bridge.Status;

/// <summary>The link to the gateway.</summary>
/// <param name="Connected">It is up.</param>
/// <param name="Connections">How many times it was up since the start.</param>
/// <param name="GatewayVersion">The gateway's version; null before the first connection.</param>
/// <param name="RoundTripMilliseconds">Recent shortest round trip.</param>
/// <param name="ClockOffsetMilliseconds">How far the gateway's clock is ahead.</param>
/// <param name="ClockAlarm">The clocks differ by more than the link allows.</param>
/// <param name="LastFailure">Why the last connection ended or could not be made.</param>
public sealed record LinkState(
    bool Connected, long Connections, string? GatewayVersion, long? RoundTripMilliseconds, long? ClockOffsetMilliseconds, bool ClockAlarm, string? LastFailure);
