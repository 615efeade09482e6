using Akka.Actor.Setup;
using Akka.Configuration;
using Kiwoom.OnAkka.Configuration;
using Microsoft.Extensions.Logging;

namespace Kiwoom.OnAkka.Hosting;

/// <summary>What a node's actor system is made from.</summary>
public sealed record AkkaNodeOptions
{
    /// <summary>The system's name; part of every path.</summary>
    public required string Name { get; init; }

    /// <summary>The configuration of the built-in file and the operator's.</summary>
    public required AkkaConfiguration Configuration { get; init; }

    /// <summary>What the node itself decides, laid over the configuration.</summary>
    public required Config Overlay { get; init; }

    /// <summary>The keys of <see cref="Overlay"/>, and where people set them: an operator's file may not have them.</summary>
    public IReadOnlyDictionary<string, string> DecidedBy { get; init; } = new Dictionary<string, string>();

    /// <summary>What cannot be written as text: certificates, the journal.</summary>
    public IReadOnlyList<Setup> Setups { get; init; } = [];

    /// <summary>Logs.</summary>
    public required ILoggerFactory Loggers { get; init; }
}
