using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>What <c>kiwoom-bridge doctor --probe</c> was asked for.</summary>
public sealed record ProbeProcessOptions
{
    /// <summary>What is allowed.</summary>
    public required ProbeOptions Probe { get; init; }

    /// <summary>The bridge's data directory: no bridge may run on it meanwhile.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where the report goes.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>What plays Kiwoom. Its data directory is the probe's own, below the bridge's.</summary>
    public required BridgeProcessOptions Control { get; init; }

    /// <summary>This program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The probe's own directory below the bridge's data directory.</summary>
    public static string OwnDirectory(string dataDirectory) => Path.Combine(dataDirectory, "probe");
}
