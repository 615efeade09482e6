using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using AxInterop.KHOpenAPILib;
using Kiwoom.Specs.Wine.Ocx;

namespace Kiwoom.Specs.Conventions;

/// <summary>What the Windows node is as a file: Kiwoom's control is a 32-bit one, and its interop stands on nothing but the base library.</summary>
public class ControlImageSpecs
{
    private static readonly string[] _desktopFrameworks = ["System.Windows", "Presentation", "WindowsBase", "WindowsFormsIntegration", "Microsoft.VisualBasic", "Accessibility"];

    [Fact]
    public void Every_method_of_the_fact_sheet_is_declared_once_under_its_number()
    {
        FactSheetMethod.All.Select(m => m.DispId).ShouldBe(Enumerable.Range(1, 58));
        Enum.GetNames<KHOpenAPIMethod>().ToDictionary(n => n, n => (int)Enum.Parse<KHOpenAPIMethod>(n))
            .ShouldBe(FactSheetMethod.All.ToDictionary(m => m.Name, m => m.DispId), ignoreOrder: true);
        var declared = typeof(KHOpenAPI).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.Name is not (nameof(KHOpenAPI.Advise) or nameof(KHOpenAPI.Dispose)))
            .Select(m => (m.Name, string.Concat(m.GetParameters().Select(p => Letter(p.ParameterType))), Letter(m.ReturnType)));
        declared.ShouldBe(FactSheetMethod.All.Select(m => (m.Name, m.Arguments, m.Result)), ignoreOrder: true);
    }

    [Fact]
    public void The_interop_refers_to_the_base_library_only_and_imports_nothing_from_COM()
    {
        using var file = new PEReader(File.OpenRead(typeof(KHOpenAPI).Assembly.Location));
        var reader = file.GetMetadataReader();
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        References(reader).ShouldAllBe(name => File.Exists(Path.Combine(framework, name + ".dll")));
        reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(t => t.Attributes.HasFlag(TypeAttributes.Import)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Category", "Process")]
    public async Task The_bridge_built_for_Kiwooms_control_is_a_32_bit_image_without_a_desktop_framework()
    {
        var folder = Directory.CreateTempSubdirectory("kiwoom-x86-").FullName;
        try
        {
            await Build(folder);
            var built = Path.Combine(folder, "bin", "Bridge.Windows", "release");
            using var file = new PEReader(File.OpenRead(Path.Combine(built, "kiwoom-bridge.dll")));
            file.PEHeaders.CoffHeader.Machine.ShouldBe(Machine.I386);
            file.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.Requires32Bit).ShouldBeTrue();
            References(file.GetMetadataReader()).ShouldNotContain(name => _desktopFrameworks.Any(f => name.StartsWith(f, StringComparison.Ordinal)));
            (await File.ReadAllTextAsync(Path.Combine(built, "kiwoom-bridge.runtimeconfig.json"))).ShouldNotContain("WindowsDesktop");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Builds the bridge into a folder of its own.</summary>
    private static async Task Build(string folder)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            "build", Path.Combine(SourceTree.Root, "Bridge.Windows"), "-c", "Release", "--nologo", "-v", "quiet", "--disable-build-servers", "--artifacts-path", folder,
            "-p:PlatformTarget=x86", "-p:UseAppHost=false", "-p:RunAnalyzers=false", "-p:NuGetAudit=false",
        })
            start.ArgumentList.Add(argument);
        using var build = Process.Start(start)!;
        var (said, complained) = (build.StandardOutput.ReadToEndAsync(), build.StandardError.ReadToEndAsync());
        await build.WaitForExitAsync();
        build.ExitCode.ShouldBe(0, await said + await complained);
    }

    private static List<string> References(MetadataReader reader) =>
        [.. reader.AssemblyReferences.Select(r => reader.GetString(reader.GetAssemblyReference(r).Name))];

    private static char Letter(Type type) =>
        type == typeof(string) ? 's' : type == typeof(int) ? 'i' : type == typeof(void) ? 'v' : type == typeof(string[,]) ? 'x' : '?';
}
