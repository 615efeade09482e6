namespace Kiwoom.Bridge.Link;

/// <summary>How the link to the gateway stands, for people and alarms.</summary>
/// <param name="Connected">It is up.</param>
/// <param name="Connections">How many times it was up since the start.</param>
/// <param name="GatewayVersion">Version of the gateway's program; null before the first connection.</param>
/// <param name="RoundTrip">Recent shortest round trip; null before the first.</param>
/// <param name="ClockOffset">How far the gateway's clock is ahead of the bridge's; null before the first comparison.</param>
/// <param name="ClockAlarm">The clocks differ by more than the link allows.</param>
/// <param name="ReportsWaiting">Reports on their way that are not acknowledged.</param>
/// <param name="MarketDataWaiting">Market data messages that wait for the wire.</param>
/// <param name="MarketDataConflated">Market data messages that a newer one replaced before they were sent.</param>
/// <param name="MarketDataDropped">Market data messages dropped because too many waited.</param>
/// <param name="LastFailure">Why the last connection ended or could not be made, for people; null before the first.</param>
public sealed record GatewayLinkStatus(
    bool Connected,
    long Connections,
    string? GatewayVersion,
    TimeSpan? RoundTrip,
    TimeSpan? ClockOffset,
    bool ClockAlarm,
    long ReportsWaiting,
    int MarketDataWaiting,
    long MarketDataConflated,
    long MarketDataDropped,
    string? LastFailure);
