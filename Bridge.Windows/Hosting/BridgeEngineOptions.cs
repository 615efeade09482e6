using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Link;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Hosting;

/// <summary>What an engine of the bridge is made from.</summary>
/// <param name="Run">What the process was asked for.</param>
/// <param name="Identity">Who the bridge is, and where the gateway is.</param>
/// <param name="Journal">The bridge's own journal.</param>
/// <param name="Clocks">Market and machine.</param>
/// <param name="Loggers">Logs.</param>
internal sealed record BridgeEngineOptions(BridgeProcessOptions Run, BridgeIdentity Identity, IJournal Journal, Clocks Clocks, ILoggerFactory Loggers);
