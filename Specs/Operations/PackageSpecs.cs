using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text;
using Kiwoom.Specs.Conventions;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Operations;

/// <summary>The package that people unpack on Windows.</summary>
[Trait("Category", "Process")]
public sealed class PackageSpecs : IDisposable
{
    private readonly TemporaryDirectory _out = new();

    public void Dispose() => _out.Dispose();

    [Fact]
    public async Task The_32_bit_package_is_32_bit_throughout_brings_its_native_code_and_is_written_for_Windows()
    {
        var files = await Pack();
        using (var assembly = new PEReader(new MemoryStream(files["kiwoom-bridge.dll"])))
        {
            assembly.PEHeaders.CoffHeader.Machine.ShouldBe(Machine.I386);
            assembly.PEHeaders.CorHeader.ShouldNotBeNull().Flags.HasFlag(CorFlags.Requires32Bit).ShouldBeTrue();
        }

        using (var sqlite = new PEReader(new MemoryStream(files["e_sqlite3.dll"])))
        {
            sqlite.PEHeaders.CoffHeader.Machine.ShouldBe(Machine.I386);
            sqlite.PEHeaders.CorHeader.ShouldBeNull("it is native code");
        }

        files.Keys.ShouldNotContain("kiwoom-bridge.exe", "the host must be the x86 dotnet.exe");
        files.Keys.ShouldNotContain("coreclr.dll", "the runtime is installed beside");
        files.Keys.ShouldNotContain(name => name.EndsWith(".pdb", StringComparison.Ordinal) || name.EndsWith(".xml", StringComparison.Ordinal));
        var runtime = Encoding.UTF8.GetString(files["kiwoom-bridge.runtimeconfig.json"]);
        runtime.ShouldContain("Microsoft.NETCore.App");

        foreach (var name in new[] { "kiwoom-bridge.cmd", "READ-ME.txt", "LICENSE.txt" })
        {
            var text = Encoding.UTF8.GetString(files[name]);
            text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n", Case.Sensitive, $"{name} has CRLF alone");
            text.ShouldEndWith("\r\n");
        }

        var command = Encoding.UTF8.GetString(files["kiwoom-bridge.cmd"]);
        command.ShouldContain(@"%ProgramFiles(x86)%\dotnet\dotnet.exe");
        command.ShouldContain("Windows x86");
        command.ShouldAllBe(c => char.IsAscii(c), "a command file is read in the console's code page");
        Encoding.UTF8.GetString(files["READ-ME.txt"]).ShouldContain("모의투자");
    }

    private async Task<Dictionary<string, byte[]>> Pack()
    {
        var zip = Path.Combine(_out.Path, "bridge.zip");
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(SourceTree.Root, "package-bridge.sh"), [zip]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await output + await errors);
        (await output).Trim().ShouldBe(zip);

        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using var archive = await ZipFile.OpenReadAsync(zip);
        foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0))
        {
            entry.FullName.ShouldStartWith("kiwoom-bridge/");
            using var content = new MemoryStream();
            await using var stream = await entry.OpenAsync();
            await stream.CopyToAsync(content);
            files.Add(entry.FullName["kiwoom-bridge/".Length..], content.ToArray());
        }

        return files;
    }
}
