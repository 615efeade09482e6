using Akka.Actor.Setup;
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

    /// <summary>What the node itself decides.</summary>
    public required IReadOnlyCollection<NodeSetting> Settings { get; init; }

    /// <summary>What cannot be written as text: certificates, the journal.</summary>
    public IReadOnlyList<Setup> Setups { get; init; } = [];

    /// <summary>Logs.</summary>
    public required ILoggerFactory Loggers { get; init; }
}
