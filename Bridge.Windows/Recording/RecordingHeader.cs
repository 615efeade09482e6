using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Recording;

/// <summary>The first line of a recording: everything about the session that is not an event, so that it can be played alone.</summary>
public sealed record RecordingHeader
{
    /// <summary>See <see cref="RecordingFormat.Version"/>.</summary>
    [JsonPropertyName("kiwoom_recording")]
    [JsonPropertyOrder(-1)]
    public int Version { get; init; } = RecordingFormat.Version;

    /// <summary>Version of the program that recorded.</summary>
    public required string Node { get; init; }

    /// <summary>The bridge.</summary>
    public required BridgeId Bridge { get; init; }

    /// <summary>The server that the bridge was meant for.</summary>
    public required TradingMode Mode { get; init; }

    /// <summary>What played Kiwoom, for people: ocx or simulated.</summary>
    public required string Kiwoom { get; init; }

    /// <summary>Whether the control could log in twice in one process.</summary>
    public required bool ReconnectsInProcess { get; init; }

    /// <summary>The identity under which the process opens an outbox where one must be.</summary>
    public required string FreshOutbox { get; init; }

    /// <summary>When the recording began (UTC, market clock).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the recording began (UTC, machine's clock); null where both clocks are one.</summary>
    public DateTimeOffset? MachineStartedAt { get; init; }

    /// <summary>Whether account numbers, user id and user name are replaced.</summary>
    public required bool Masked { get; init; }

    /// <summary>Whether the file tells when the control's thread took posted work.</summary>
    public bool Turns { get; init; }

    /// <summary>Seed of the simulated market; null for the OCX.</summary>
    public int? Seed { get; init; }

    /// <summary>How the market's clock is tied to the machine's; null for real time.</summary>
    public ClockAnchor? Clock { get; init; }

    /// <summary>The days that trade; null for the exchange's calendar.</summary>
    public IReadOnlyList<TradingDay>? TradingDays { get; init; }
}
