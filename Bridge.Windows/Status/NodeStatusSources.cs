using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.RealTime;

namespace Kiwoom.Bridge.Status;

/// <summary>Where a node's status comes from.</summary>
public sealed record NodeStatusSources
{
    /// <summary>Where the file is written to.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Both clocks.</summary>
    public required Clocks Clocks { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The bridge.</summary>
    public required BridgeId Bridge { get; init; }

    /// <summary>The server that it is meant for.</summary>
    public required TradingMode Mode { get; init; }

    /// <summary>How the link stands.</summary>
    public required Func<GatewayLinkStatus> Link { get; init; }

    /// <summary>The session as last published; null before.</summary>
    public required Func<BrokerSession?> Session { get; init; }

    /// <summary>The control's thread.</summary>
    public required IKiwoomThread Thread { get; init; }

    /// <summary>What the control waits for; null for nothing, or where nobody watches.</summary>
    public required Func<ControlAttention?> Attention { get; init; }

    /// <summary>Ages of events.</summary>
    public required MarketDataOut MarketData { get; init; }

    /// <summary>Reports that the gateway has not acknowledged; null before it is known.</summary>
    public required Func<long?> Outbox { get; init; }

    /// <summary>Where the session is recorded to; null where it is not.</summary>
    public string? Recording { get; init; }
}
