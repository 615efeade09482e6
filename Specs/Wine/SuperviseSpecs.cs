using System.Security.Cryptography;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Recording;
using Kiwoom.Bridge.Status;
using Kiwoom.Persistence.Clock;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.KiwoomSimulator;
using Kiwoom.Specs.Link;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Wine;

/// <summary>The node as people run it: enrolled, below <c>kiwoom-bridge.exe supervise</c>, recorded, and stopped by <c>kiwoom-bridge.exe stop</c>; the control's parent is
/// the one that is shown off the screen, which is no dialog.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class SuperviseSpecs : IDisposable
{
    private static readonly BridgeId _bridge = BridgeId.Parse("desk-1");
    private readonly TemporaryDirectory _gatewayData = new();
    private readonly TemporaryDirectory _data = new();
    private readonly HashSet<int> _loggedIn = [];

    public void Dispose()
    {
        _gatewayData.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_node_that_dies_or_wants_a_new_process_gets_one_and_all_that_it_recorded_plays_without_its_account()
    {
        await using var market = new ServedMarket();
        var gateway = new ListeningGateway();
        await using var host = await GatewayHost.Start(_gatewayData.Path, gateway);
        gateway.Links = host.Links;
        new MarketClockFile(market.Anchor, DateTimeOffset.UtcNow, SkipsNights: false, null).Save(_data.Path);
        (await Run(market, "enroll", host.Enrolment.Issue(host.Key, _bridge, host.Url, TimeSpan.FromMinutes(10)).ToString())).ShouldBe(BridgeExitCode.Ok);
        ItsKeyIsProtected();

        await using var supervisor = Start(market, "supervise", "--clock", WineEnvironment.PathOf(_data.Path), "--", "--show-off-screen", "--record", WineEnvironment.PathOf(Recording()), "--mask-accounts");
        await LogsIn(supervisor);
        Node().Kill();
        await LogsIn(supervisor);
        await market.Server.Misbehave(new Popup("KHOpenAPI", "조회횟수 제한을 초과하였습니다.", PopupMoment.FromMessageHandler));
        await LogsIn(supervisor);
        gateway.Connections.ShouldBe(3);
        (await Run(market, "status")).ShouldBe(BridgeExitCode.Ok);
        (await Run(market, "stop")).ShouldBe(BridgeExitCode.Ok);
        (await supervisor.End()).ShouldBe(BridgeExitCode.Ok, supervisor.Everything());
        supervisor.Everything().ShouldContain("the node was ended from outside");
        supervisor.Everything().ShouldContain("the node wants to be started again (exit code 75)");
        await market.Noted(ControlNoteKind.Gone, 3);

        string[] recordings = [Recording(), Recording(".2"), Recording(".3")];
        foreach (var recording in recordings)
        {
            (await File.ReadAllTextAsync(recording)).ShouldNotContain(ServedMarket.Account);
            var played = SessionPlayback.Play(RecordingReader.Read(recording), new PlaybackOptions { InstantTolerance = TimeSpan.FromMinutes(1) }, NullLoggerFactory.Instance);
            played.Divergences.ShouldBeEmpty(recording);
            played.Header.Kiwoom.ShouldBe("ocx");
            played.Reports.ShouldBeGreaterThan(0);
        }
    }

    private string Bridge => Path.Combine(_data.Path, "bridge");

    private string Recording(string number = "") => Path.Combine(_data.Path, $"session{number}.jsonl");

    private WineProcess Start(ServedMarket market, string command, params string[] more)
    {
        // What comes after -- is for the node; the data directory is for the command.
        var end = Array.IndexOf(more, "--") is >= 0 and var at ? at : more.Length;
        return WineProcess.Start(
            WineEnvironment.Node("Bridge.Windows", "kiwoom-bridge.exe"), [command, .. more[..end], "--data", WineEnvironment.PathOf(Bridge), .. more[end..]], market.Variables);
    }

    private async Task<int> Run(ServedMarket market, string command, params string[] more)
    {
        await using var process = Start(market, command, more);
        return await process.End();
    }

    // What only this Windows user can read is no key to anybody else.
    private void ItsKeyIsProtected()
    {
        var identity = JsonDocument.Parse(File.ReadAllText(BridgeIdentity.PathBelow(Bridge))).RootElement;
        identity.GetProperty("protection").GetString().ShouldBe("dpapi_current_user");
        using var key = ECDsa.Create();
        Should.Throw<CryptographicException>(() => key.ImportPkcs8PrivateKey(identity.GetProperty("private_key").GetBytesFromBase64(), out _));
    }

    // Told by the process that runs now; the gateway and the log know those before it too.
    private async Task LogsIn(WineProcess supervisor)
    {
        await Eventually.Is(
            () => StatusFile.ReadNode(Bridge) is { Session.LoggedIn: true, Link.Connected: true } status && _loggedIn.Add(status.Process),
            () => $"process {_loggedIn.Count + 1} does not log in:\n{supervisor.Everything()}");
    }

    /// <summary>The node's process on Linux.</summary>
    private System.Diagnostics.Process Node()
    {
        var command = $"kiwoom-bridge.exe run --data {WineEnvironment.PathOf(Bridge)}";
        return System.Diagnostics.Process.GetProcesses().Single(p => CommandLine(p.Id).Contains(command, StringComparison.Ordinal));
    }

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return ""; // it has ended
        }
    }
}
