using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Status;

/// <summary>How a running node stands, as its status file says it. Instants are UTC; <see cref="MarketTime"/> and the instants of events are the
/// market's clock, everything else the machine's.</summary>
public sealed record NodeStatus
{
    /// <summary>The file's name below the data directory.</summary>
    public const string FileName = "status.json";

    /// <summary>Layout of the file; a reader takes no other.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Layout of this file.</summary>
    public required int Format { get; init; }

    /// <summary>The process.</summary>
    public required int Process { get; init; }

    /// <summary>When the node started.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When this was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Counts the writings of this process: a heartbeat that needs no comparison of clocks.</summary>
    public required long Beat { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The bridge's id.</summary>
    public required BridgeId Bridge { get; init; }

    /// <summary>The server that it is meant for.</summary>
    public required TradingMode Mode { get; init; }

    /// <summary>The market's time.</summary>
    public required DateTimeOffset MarketTime { get; init; }

    /// <summary>The link to the gateway.</summary>
    public required LinkState Link { get; init; }

    /// <summary>The login; null before anything is known of it.</summary>
    public SessionState? Session { get; init; }

    /// <summary>Kiwoom's control.</summary>
    public required ControlState Control { get; init; }

    /// <summary>Reports that the gateway has not acknowledged; null before it is known.</summary>
    public long? Outbox { get; init; }

    /// <summary>Where the session is recorded to; null where it is not.</summary>
    public string? Recording { get; init; }

    /// <summary>An account number with all but its last four digits hidden.</summary>
    public static string Masked(AccountNo account) => new string('*', account.Value.Length - 4) + account.Value[^4..];
}
