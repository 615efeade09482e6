using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Link;

/// <summary>How a link stands, for people and alarms.</summary>
/// <param name="Bridge">Which bridge.</param>
/// <param name="Connected">It is linked.</param>
/// <param name="NodeVersion">Version of its program.</param>
/// <param name="Connections">How many times it was linked since the start.</param>
/// <param name="RoundTrip">Recent shortest round trip; null before the first.</param>
/// <param name="ClockOffset">How far the bridge's clock is ahead of the gateway's; null before the first comparison.</param>
/// <param name="ClockAlarm">The clocks differ by more than the link allows.</param>
/// <param name="CommandsWaiting">Commands that the bridge has not taken yet.</param>
/// <param name="ReportsDelivered">Number of the last report delivered.</param>
/// <param name="ReportsDurable">Number of the last report up to which all are durable.</param>
/// <param name="LastFault">Why the last connection ended, for people; null before the first end.</param>
public sealed record BridgeLinkStatus(
    BridgeId Bridge,
    bool Connected,
    string NodeVersion,
    long Connections,
    TimeSpan? RoundTrip,
    TimeSpan? ClockOffset,
    bool ClockAlarm,
    long CommandsWaiting,
    long ReportsDelivered,
    long ReportsDurable,
    string? LastFault);
