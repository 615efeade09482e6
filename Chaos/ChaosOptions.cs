namespace Kiwoom.Chaos;

/// <summary>What <c>./chaos.sh</c> was asked for.</summary>
internal sealed record ChaosOptions
{
    /// <summary>The gateway's assembly.</summary>
    public required string GatewayAssembly { get; init; }

    /// <summary>The bridge's assembly.</summary>
    public required string BridgeAssembly { get; init; }

    /// <summary>Where the nodes keep their data.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>SIGKILLs to send to running nodes.</summary>
    public required int Kills { get; init; }

    /// <summary>The plan of faults, the clients and the market are functions of it.</summary>
    public required int Seed { get; init; }

    /// <summary>Market seconds a machine second.</summary>
    public required int Speed { get; init; }

    /// <summary>Whether the data stays when all went well too.</summary>
    public bool KeepsData { get; init; }
}
