using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Link;
using Kiwoom.Persistence;

namespace Kiwoom.Gateway.Hosting;

/// <summary>What an engine of the gateway is made from.</summary>
/// <param name="Run">How the process was started.</param>
/// <param name="Settings">What the operator configured.</param>
/// <param name="Key">The gateway's key and certificate.</param>
/// <param name="Journal">The open journal, which has the lease.</param>
/// <param name="Written">The same journal with whatever watches its writes.</param>
/// <param name="Clocks">Market and machine.</param>
/// <param name="Loggers">Logs.</param>
internal sealed record GatewayHostOptions(
    GatewayOptions Run, GatewaySettings Settings, GatewayKey Key, IDurableJournal Journal, IJournal Written, Clocks Clocks, ILoggerFactory Loggers);
