using System.Text.RegularExpressions;

namespace Kiwoom.Specs.Conventions;

/// <summary>Nothing above IKiwoomApi knows COM: what it is that answers, the control, a simulation or a recording, is decided in one place.</summary>
public sealed partial class ControlLayerSpecs
{
    private static readonly string[] _projects = ["Actors", "Persistence", "Simulator", "Bridge.Windows", "Gateway.Linux", "Simulation", "Chaos"];
    private static readonly string[] _com = ["Bridge.Windows/AxInterop.KHOpenAPILib/", "Bridge.Windows/Ocx/"];

    // The first chooses the control; the second asks how it is registered.
    private static readonly string[] _users = ["Bridge.Windows/Hosting/KiwoomControls.cs", "Bridge.Windows/Doctor/WindowsFactsReader.cs"];

    [Fact]
    public void The_interop_is_used_below_Ocx_only() => Files(Interop()).ShouldBeEmpty();

    [Fact]
    public void What_owns_the_control_is_known_to_who_chooses_it_and_to_the_doctor_only() => Files(Owner()).ShouldBe(_users, ignoreOrder: true);

    private static List<string> Files(Regex pattern) =>
    [
        .. SourceTree.CSharpFiles(_projects)
            .Select(f => (Path: Path.GetRelativePath(SourceTree.Root, f).Replace('\\', '/'), File: f))
            .Where(f => !_com.Any(folder => f.Path.StartsWith(folder, StringComparison.Ordinal)) && File.ReadLines(f.File).Any(line => pattern.IsMatch(line)))
            .Select(f => f.Path),
    ];

    [GeneratedRegex(@"\b(AxInterop|KHOpenAPILib|ComVariant|ComImport|GeneratedCom\w+|IDispatch)\b")]
    private static partial Regex Interop();

    [GeneratedRegex(@"\bKiwoom\.Bridge\.Ocx\b|\b(OcxControl|OcxKiwoom|ControlHost|StaThread)\b")]
    private static partial Regex Owner();
}
