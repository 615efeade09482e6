namespace Kiwoom.Gateway.Demo;

/// <summary>What <c>./run.sh</c> was asked for.</summary>
public sealed record DemoOptions
{
    /// <summary>The bridge's assembly.</summary>
    public required string BridgeAssembly { get; init; }

    /// <summary>Where both nodes keep their data.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where the bridge keeps its data.</summary>
    public string BridgeDirectory => Path.Combine(DataDirectory, "bridge");

    /// <summary>Where a node's log goes.</summary>
    public string LogFile(string node) => Path.Combine(DataDirectory, $"{node}.log");

    /// <summary>Daily bars to follow; null for generated ones.</summary>
    public string? PricesDirectory { get; init; }

    /// <summary>HTTP port on the loopback address.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Market seconds a machine second.</summary>
    public int Speed { get; init; } = 60;

    /// <summary>Seed of the simulated market.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Stop after this; null to run until told to stop.</summary>
    public TimeSpan? For { get; init; }
}
