using System.Runtime.InteropServices;

namespace Kiwoom.Bridge.Doctor.Probe.Report;

/// <summary>On what the probe ran.</summary>
/// <param name="Node">This program.</param>
/// <param name="Control">What played Kiwoom: its own control, or a simulation.</param>
/// <param name="ControlPath">GetAPIModulePath.</param>
/// <param name="Runtime">.NET.</param>
/// <param name="OperatingSystem">With its version.</param>
/// <param name="ProcessBits">32 or 64.</param>
/// <param name="Architecture">Of the process and of the system.</param>
/// <param name="AnsiCodePage">The system's; 949 for Korean. Null where there is none.</param>
public sealed record ProbeVersions(
    string Node, string Control, string ControlPath, string Runtime, string OperatingSystem, int ProcessBits, string Architecture, int? AnsiCodePage)
{
    /// <summary>This process.</summary>
    public static ProbeVersions Here(string node, string control, string controlPath) => new(
        node, control, controlPath, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription, IntPtr.Size * 8,
        $"{RuntimeInformation.ProcessArchitecture} on {RuntimeInformation.OSArchitecture}", System.OperatingSystem.IsWindows() ? (int)GetACP() : null);

    [DllImport("kernel32.dll", ExactSpelling = true)]
    private static extern uint GetACP();
}
