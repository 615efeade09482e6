using Kiwoom.Actors.Market;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Dialogs;

namespace Kiwoom.Bridge.Hosting;

/// <summary>How a bridge is set up.</summary>
public sealed record BridgeOptions
{
    /// <summary>The connection to Kiwoom.</summary>
    public required KiwoomConnectionOptions Kiwoom { get; init; }

    /// <summary>A random identity, new in each process, under which an outbox is opened where one must be.</summary>
    public required string FreshOutbox { get; init; }

    /// <summary>The exchange's hours.</summary>
    public required TradingSchedule Schedule { get; init; }

    /// <summary>The control's windows that wait for a person.</summary>
    public IKiwoomDialogs Dialogs { get; init; } = NoDialogs.Instance;

    /// <summary>What the monitor takes for trouble.</summary>
    public SessionMonitorOptions Monitor { get; init; } = new();

    /// <summary>How acknowledgements are journalled.</summary>
    public GatewaySessionOptions Gateway { get; init; } = new();

    /// <summary>How the engine treats the order desk.</summary>
    public ActorOptions Desk { get; init; } = new();

    /// <summary>How long a shutdown waits for what is under way.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);
}
