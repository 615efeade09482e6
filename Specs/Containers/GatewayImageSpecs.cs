using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Kiwoom.Gateway.Commands;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Specs.Conventions;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.Containers;

/// <summary>The gateway's image as far as it goes without an engine that builds it: the same publication, run as it runs there.</summary>
[Trait("Category", "Process")]
public sealed partial class GatewayImageSpecs : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void It_stands_on_pinned_images_without_a_shell_and_is_not_root()
    {
        GatewayImage.Bases.ShouldAllBe(b => Pinned().IsMatch(b));
        GatewayImage.Bases[^1].ShouldEndWith("-chiseled");
        GatewayImage.User.ShouldBe("1654:1654");
        GatewayImage.All("RUN").Count.ShouldBe(2, "both in the build stage: the last one has nothing to run them");
        GatewayImage.All("ADD").ShouldBeEmpty();
    }

    [Fact]
    public void It_copies_every_file_that_the_gateway_is_built_from()
    {
        var needed = new List<string> { "global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig" };
        Collect("Gateway.Linux/Gateway.Linux.csproj", needed);

        needed.Where(n => !GatewayImage.Sources.Any(s => n == s || n.StartsWith(s + "/", StringComparison.Ordinal))).ShouldBeEmpty();
        GatewayImage.Sources.ShouldAllBe(s => Path.Exists(Path.Combine(SourceTree.Root, s)));
    }

    [Fact]
    public async Task What_it_publishes_runs_as_another_user_from_a_directory_that_nobody_may_write_to()
    {
        var (app, data) = (Path.Combine(_root.Path, "app"), Path.Combine(_root.Path, "data"));
        Directory.CreateDirectory(data);
        await Run("dotnet", [.. GatewayImage.Publish.Replace(" /app ", $" {app} ", StringComparison.Ordinal).Split(' ')[1..], "--no-build", "--nologo", "-v", "quiet"]);
        await Run("chmod", ["-R", "a-w,a+rX", app]);
        await Run("chmod", ["a+x", _root.Path]);
        string[] user = [];
        if (Environment.UserName == "root")
        {
            await Run("chown", ["nobody:nogroup", data]);
            user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--no-new-privs"];
        }

        (await Run(user, app, [.. GatewayImage.EntryPoint, "--help"])).ShouldContain("backup");
        var port = DemoProcess.FreePort();
        string[] run = [.. GatewayImage.Command.Select(a => a == "/data" ? data : a), "--port", $"{port}", "--link-port", "0"];
        var lines = new ConcurrentQueue<string>();
        using var gateway = Start(user, app, [.. GatewayImage.EntryPoint, .. run]);
        gateway.OutputDataReceived += (_, line) => lines.Enqueue(line.Data ?? string.Empty);
        gateway.BeginOutputReadLine();
        try
        {
            await Eventually(() => lines.Any(l => l.StartsWith("bridges connect at", StringComparison.Ordinal)) || gateway.HasExited);
            (await Run(user, app, [.. GatewayImage.HealthCheck, "--url", $"http://127.0.0.1:{port}"])).ShouldContain("live");
            lines.ShouldNotContain(l => l.Contains("token=", StringComparison.Ordinal), "a container's log keeps what is printed");
            (await Run("kill", ["-TERM", $"{gateway.Id}"])).ShouldBeEmpty();
            await gateway.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            gateway.ExitCode.ShouldBe(ExitCode.Ok, string.Join('\n', lines));
        }
        finally
        {
            if (!gateway.HasExited)
                gateway.Kill(entireProcessTree: true);
        }

        using var health = Start(user, app, [.. GatewayImage.HealthCheck, "--url", $"http://127.0.0.1:{port}"]);
        await health.WaitForExitAsync();
        health.ExitCode.ShouldBe(1, "an engine reads 0 as healthy and 1 as not; 2 is reserved");
    }

    [Fact]
    public async Task Without_the_image_s_command_a_gateway_listens_to_its_own_machine_only()
    {
        new GatewayOptions { DataDirectory = _root.Path }.Listen.ShouldBe(IPAddress.Loopback);
        await using var gateway = NodeProcess.Gateway(_root.Path, "--listen", "everywhere");
        (await gateway.End()).ShouldBe(ExitCode.Usage);
        gateway.Lines.ShouldContain(l => l.Contains("--listen takes an IP address", StringComparison.Ordinal));
    }

    private static void Collect(string project, List<string> needed)
    {
        needed.Add(project);
        var directory = Path.GetDirectoryName(project)!;
        foreach (var element in XDocument.Load(Path.Combine(SourceTree.Root, project)).Descendants())
        {
            if (element.Attribute("Include")?.Value is not { } include || !include.StartsWith("../", StringComparison.Ordinal))
                continue;

            var path = Path.GetRelativePath(SourceTree.Root, Path.GetFullPath(Path.Combine(SourceTree.Root, directory, include)));
            if (element.Name == "ProjectReference" && !needed.Contains(path))
                Collect(path, needed);
            else if (!needed.Contains(path))
                needed.Add(path);
        }
    }

    private static Task<string> Run(string program, string[] arguments) => Run([], SourceTree.Root, [program, .. arguments]);

    private static async Task<string> Run(string[] user, string directory, string[] command)
    {
        using var process = Start(user, directory, command);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"{string.Join(' ', command)}: {output}{await errors}");
        return output;
    }

    private static Process Start(string[] user, string directory, string[] command)
    {
        string[] whole = [.. user, .. command];
        var start = new ProcessStartInfo(whole[0], whole[1..]) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start) ?? throw new InvalidOperationException($"{whole[0]} did not start");
    }

    private static async Task Eventually(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(20, patience.Token);
    }

    [GeneratedRegex(@"^mcr\.microsoft\.com/dotnet/(sdk|aspnet):10\.\d+-noble(-chiseled)?$")]
    private static partial Regex Pinned();
}
