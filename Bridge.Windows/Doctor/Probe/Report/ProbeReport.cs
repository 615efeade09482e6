using Kiwoom.Bridge.Doctor.Probe.Orders;

namespace Kiwoom.Bridge.Doctor.Probe.Report;

/// <summary>What a probe found, for a person to send back.</summary>
public sealed record ProbeReport
{
    /// <summary>The form of the JSON file.</summary>
    public const int CurrentFormat = 1;

    /// <summary>See <see cref="CurrentFormat"/>.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>When it began (UTC, machine's clock).</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>The same on the market's clock, which a simulation may have moved.</summary>
    public required DateTimeOffset MarketTime { get; init; }

    /// <summary>How it ended.</summary>
    public required ProbeEnd End { get; init; }

    /// <summary>More about its end; null where there is no more.</summary>
    public string? EndText { get; init; }

    /// <summary>On what it ran.</summary>
    public required ProbeVersions Versions { get; init; }

    /// <summary>What was allowed, as on the command line.</summary>
    public required string Allowed { get; init; }

    /// <summary>The accounts' last digits.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>The ten points, by number.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Every order of the probe.</summary>
    public required IReadOnlyList<OrderSeen> Orders { get; init; }

    /// <summary>Orders that are open, or of which nobody can say that they are not.</summary>
    public required IReadOnlyList<LeftOrder> Left { get; init; }

    /// <summary>Shares bought and not sold again.</summary>
    public long Position { get; init; }

    /// <summary>What went wrong while orders were cancelled.</summary>
    public required IReadOnlyList<string> Troubles { get; init; }

    /// <summary>Events that the report has no room for.</summary>
    public int EventsNotKept { get; init; }
}
