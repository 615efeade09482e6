using System.Diagnostics;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Status;
using Kiwoom.Gateway.Link;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.Operations;

/// <summary>The supervisor and its node as real processes, with real signals.</summary>
[Trait("Category", "Process")]
public sealed class SupervisorSpecs : IDisposable
{
    private readonly TemporaryDirectory _gatewayData = new();
    private readonly TemporaryDirectory _data = new();

    public void Dispose()
    {
        _gatewayData.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_node_that_is_killed_is_started_again_and_one_whose_supervisor_is_killed_stops_by_itself()
    {
        await using var gateway = NodeProcess.Gateway(_gatewayData.Path);
        await Enrol(gateway);
        await using var supervisor = NodeProcess.BridgeCommand("supervise", "--data", _data.Path, "--", "--simulated");
        await supervisor.Line("Linked to the gateway");
        var first = Node();
        using (var node = Process.GetProcessById(first))
            node.Kill();
        await supervisor.Line("Linked to the gateway", times: 2);
        var second = Node();
        second.ShouldNotBe(first);
        await supervisor.Line("Crash, the node ended with code");
        StatusFile.ReadSupervisor(_data.Path).ShouldNotBeNull().Restarts.ShouldBe(1);

        await using var other = NodeProcess.BridgeCommand("supervise", "--data", _data.Path, "--", "--simulated");
        (await other.End()).ShouldBe(BridgeExitCode.InUse);
        other.Lines.ShouldHaveSingleItem().ShouldContain($"process {supervisor.Id}");

        await supervisor.Signal("KILL");
        await gateway.Until(() => Task.FromResult(!StatusReading.IsAlive(second)), () => "the node goes on without its supervisor");
        StatusFile.ReadNode(_data.Path).ShouldBeNull("it stopped in good order");
    }

    [Fact]
    public async Task Told_to_stop_from_elsewhere_it_stops_its_node_and_itself()
    {
        await using var gateway = NodeProcess.Gateway(_gatewayData.Path);
        await Enrol(gateway);
        await using var supervisor = NodeProcess.BridgeCommand("supervise", "--data", _data.Path, "--log-file", Path.Combine(_data.Path, "bridge.log"), "--", "--simulated");
        await supervisor.Line("Linked to the gateway");
        var node = Node();
        await supervisor.Until(() => Task.FromResult(StatusFile.ReadNode(_data.Path) is { Session.LoggedIn: true, Link.Connected: true, Outbox: not null }), () => "the status never shows a working node");
        await using (var status = NodeProcess.BridgeCommand("status", "--data", _data.Path))
        {
            (await status.End()).ShouldBe(BridgeExitCode.Ok);
            status.Lines.ShouldContain(l => l.Contains($"process {node} since", StringComparison.Ordinal));
            status.Lines.ShouldContain(l => l.Contains("******", StringComparison.Ordinal));
            status.Lines.ShouldNotContain(l => l.Contains("8112345611", StringComparison.Ordinal));
        }

        await using var stop = NodeProcess.BridgeCommand("stop", "--data", _data.Path);
        (await stop.End()).ShouldBe(BridgeExitCode.Ok);
        (await supervisor.End()).ShouldBe(BridgeExitCode.Ok);
        StatusReading.IsAlive(node).ShouldBeFalse();
        File.ReadAllLines(Path.Combine(_data.Path, "bridge.log")).ShouldContain(l => l.Contains("[node]", StringComparison.Ordinal) && l.Contains("The bridge stops", StringComparison.Ordinal));
        await using var again = NodeProcess.BridgeCommand("stop", "--data", _data.Path);
        (await again.End()).ShouldBe(BridgeExitCode.Failed);
    }

    [Fact]
    public async Task A_node_that_hangs_is_killed_and_started_again()
    {
        await using var gateway = NodeProcess.Gateway(_gatewayData.Path);
        await Enrol(gateway);
        await using var supervisor = NodeProcess.BridgeCommand("supervise", "--data", _data.Path, "--stale-after", "5", "--grace", "5", "--", "--simulated");
        await supervisor.Line("Linked to the gateway");
        await supervisor.Until(() => Task.FromResult(StatusFile.ReadNode(_data.Path) is not null), () => "there is no status");
        var hung = Node();
        using (var stop = Process.Start("kill", ["-STOP", hung.ToString()]))
            await stop.WaitForExitAsync();
        await supervisor.Line("Hung, no heartbeat");
        await supervisor.Line("it is killed with all that it started");
        await supervisor.Line("Linked to the gateway", times: 2);
        StatusReading.IsAlive(hung).ShouldBeFalse();
    }

    [Fact]
    public async Task A_node_that_is_not_enrolled_is_not_started_again_and_the_supervisor_says_what_to_do()
    {
        await using var supervisor = NodeProcess.BridgeCommand("supervise", "--data", _data.Path, "--", "--simulated");
        (await supervisor.End()).ShouldBe(BridgeExitCode.NotEnrolled);
        supervisor.Lines.ShouldContain(l => l.Contains("kiwoom-bridge enroll CODE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--daily-restart", "06:00")]
    [InlineData("--grace", "1")]
    [InlineData("--hidden")]
    [InlineData("--", "--no-such-option")]
    [InlineData("--", "--data", "elsewhere")]
    public async Task A_wrong_command_line_is_refused_and_changes_nothing(params string[] wrong)
    {
        var data = Path.Combine(_data.Path, "new");
        await using var supervisor = NodeProcess.BridgeCommand(["supervise", "--data", data, .. wrong]);
        (await supervisor.End()).ShouldBeOneOf(1, BridgeExitCode.Usage);
        Directory.Exists(data).ShouldBeFalse();
    }

    private int Node() => StatusFile.ReadSupervisor(_data.Path)?.Child ?? throw new InvalidOperationException("no node runs");

    private async Task Enrol(NodeProcess gateway)
    {
        using var key = GatewayKey.LoadOrCreate(_gatewayData.Path, TimeProvider.System);
        var code = new BridgeEnrolment(_gatewayData.Path, TimeProvider.System)
            .Issue(key, BridgeId.Parse("desk-1"), new Uri($"wss://localhost:{await gateway.LinkPort()}/link"), TimeSpan.FromMinutes(5)).ToString();
        await using var enroll = NodeProcess.BridgeCommand("enroll", code, "--data", _data.Path);
        (await enroll.End()).ShouldBe(BridgeExitCode.Ok);
    }
}
