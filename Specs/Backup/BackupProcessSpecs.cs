using System.Net;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Chaos.Faults;
using Kiwoom.Gateway.Backup;
using Kiwoom.Gateway.Commands;
using Kiwoom.Gateway.Link;
using Kiwoom.Persistence.Clock;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.Backup;

/// <summary>The commands, beside and against real processes.</summary>
[Trait("Category", "Process")]
public sealed class BackupProcessSpecs : IDisposable
{
    private const string Account = "8112345611";
    private readonly TemporaryDirectory _root = new();

    private string Data => Path.Combine(_root.Path, "data");

    private string Restored => Path.Combine(_root.Path, "restored");

    private string Backup => Path.Combine(_root.Path, "backup");

    private string BridgeData => Path.Combine(_root.Path, "bridge");

    public void Dispose() => _root.Dispose();

    /// <summary>The hard case: the bridge and Kiwoom know orders and fills that the restored journal has never heard of, and the bridge will not report them
    /// again, because the old gateway had acknowledged them.</summary>
    [Fact]
    public async Task A_gateway_on_an_old_backup_finds_what_came_after_it_in_Kiwooms_lists_and_sends_nothing_twice()
    {
        var now = DateTimeOffset.UtcNow;
        new MarketClockFile(new ClockAnchor(now, new TradingDay(new DateOnly(2026, 9, 21)).InstantOf(new TimeOnly(9, 5)), 1), now, SkipsNights: false, null).Save(Data);
        using var proxy = new LinkProxy();
        await using var old = NodeProcess.Gateway(Data);
        proxy.Target = await old.LinkPort();
        await using var bridge = NodeProcess.Bridge(BridgeData, "--clock", Data, "--enrol", EnrolmentCode(proxy.Port));
        await CanTrade(old);
        await Filled(old, "before", 1);
        await Ends(NodeProcess.GatewayCommand("backup", "create", "--data", Data, "--to", Backup), ExitCode.Ok, "backed up to", "secret in it: keys/");
        await Filled(old, "after", 2);

        // The bridge has forgotten it: the journal that had it is about to be lost.
        await old.Until(async () => await Summary(old) is { } s && s.Positions == 3, () => "the fills are not all there");
        await old.Signal("KILL");
        await old.End();
        await Ends(NodeProcess.GatewayCommand("backup", "restore", "--from", Backup, "--data", Restored), ExitCode.Ok, "restored into", "is missing here", "ext-DATE-NUMBER");

        await using var heir = NodeProcess.Gateway(Restored);
        proxy.Target = await heir.LinkPort();
        await CanTrade(heir);
        (await (await heir.Http()).GetAsync("/api/orders/after")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await heir.Until(async () => await Summary(heir) is { } s && s.Positions == 3, () => "Kiwoom's lists did not bring the fill back");
        (await Summary(heir)).Orders.ShouldContain(o => o.StartsWith("ext-20260921-", StringComparison.Ordinal));

        // Sent again under its old id it is not sent again: the bridge remembers, and the order that seemed to come from elsewhere is it.
        using var again = await heir.Place("after", 2);
        again.StatusCode.ShouldBe(HttpStatusCode.Created, await again.Content.ReadAsStringAsync());
        await heir.Until(async () => (await Summary(heir)).Orders.All(o => !o.StartsWith("ext-", StringComparison.Ordinal)), () => "the order was not adopted");
        (await Summary(heir)).Positions.ShouldBe(3);

        await bridge.Signal("TERM");
        await bridge.End();
        using var file = new BrokerLedgerFile(Path.Combine(BridgeData, "simulator"));
        new BrokerLedger(file).AccountOf(AccountNo.Parse(Account))!.Orders.Select(o => o.Booked.Quantity).ShouldBe([1, 2], ignoreOrder: true);
    }

    [Fact]
    public async Task A_command_that_is_killed_leaves_nothing_that_counts()
    {
        await using (var gateway = NodeProcess.Gateway(Data))
            await gateway.Line("bridges connect at ");

        await Killed(() => NodeProcess.GatewayCommand("backup", "create", "--data", Data, "--to", Backup), () => Directory.EnumerateDirectories(_root.Path, ".backup.partial-*").Any(), Backup);
        Directory.Exists(Backup).ShouldBeFalse();
        await Ends(NodeProcess.GatewayCommand("backup", "create", "--data", Data, "--to", Backup), ExitCode.Ok, "backed up to");
        await Ends(NodeProcess.GatewayCommand("backup", "create", "--data", Data, "--to", Backup), ExitCode.Refused, "exists already");

        await Killed(() => NodeProcess.GatewayCommand("backup", "restore", "--from", Backup, "--data", Restored), () => Directory.Exists(Path.Combine(Restored, "restore.partial")), Restored);
        await Ends(NodeProcess.Gateway(Restored), ExitCode.Failed, "was broken off");
        await Ends(NodeProcess.GatewayCommand("backup", "restore", "--from", Backup, "--data", Restored), ExitCode.Refused, "not empty");
        Directory.Delete(Restored, recursive: true);
        await Ends(NodeProcess.GatewayCommand("backup", "restore", "--from", Backup, "--data", Restored), ExitCode.Ok, "restored into");

        await Ends(NodeProcess.GatewayCommand("backup", "verify", "--from", Restored), ExitCode.Damaged, "is no backup");
        await Ends(NodeProcess.GatewayCommand("backup", "verify", "--from", Backup), ExitCode.Ok, "the backup is good");
        File.Delete(Path.Combine(Backup, BackupManifest.FileName));
        await Ends(NodeProcess.GatewayCommand("backup", "verify", "--from", Backup), ExitCode.Damaged, "is no backup");
        await Ends(NodeProcess.GatewayCommand("backup", "create", "--data", Path.Combine(_root.Path, "none"), "--to", Backup), ExitCode.NothingThere, "there is no journal");
        await Ends(NodeProcess.GatewayCommand("backup", "create", "--data", Data), ExitCode.Usage, "--to");
    }

    // Kills the command as soon as its draft is there; one that was quicker than the kill is cleared away and tried again.
    private static async Task Killed(Func<NodeProcess> start, Func<bool> isUnderWay, string result)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            await using (var command = start())
            {
                await command.Until(() => Task.FromResult(isUnderWay() || Path.Exists(result)), () => "nothing is under way", TimeSpan.FromMilliseconds(1));
                command.Kill();
                await command.End();
            }

            if (isUnderWay())
                return;
            Directory.Delete(result, recursive: true);
        }

        throw new TimeoutException("the command was always quicker than the kill");
    }

    private static async Task Ends(NodeProcess command, int exitCode, params string[] words)
    {
        await using (command)
        {
            (await command.End()).ShouldBe(exitCode, string.Join('\n', command.Lines));
            var said = string.Join('\n', command.Lines);
            foreach (var word in words)
                said.ShouldContain(word);
        }
    }

    private static async Task Filled(NodeProcess gateway, string id, long quantity)
    {
        var placed = await gateway.Place(id, quantity);
        placed.StatusCode.ShouldBe(HttpStatusCode.Created, await placed.Content.ReadAsStringAsync());
        await gateway.Until(
            async () => (await GatewayRig.Body(await (await gateway.Http()).GetAsync($"/api/orders/{id}"))).GetProperty("status").GetString() == "filled",
            () => $"{id} is not filled");
    }

    private static async Task<(long Positions, List<string> Orders)> Summary(NodeProcess gateway)
    {
        var http = await gateway.Http();
        var positions = await GatewayRig.Body(await http.GetAsync("/api/positions"));
        var orders = await GatewayRig.Body(await http.GetAsync("/api/orders"));
        return (positions.EnumerateArray().Sum(p => p.GetProperty("quantity").GetInt64()), [.. orders.EnumerateArray().Select(o => o.GetProperty("client_order_id").GetString()!)]);
    }

    private static Task CanTrade(NodeProcess gateway) => gateway.Until(
        async () => await gateway.Trouble("reconciliation") is null
            && (await GatewayRig.Body(await (await gateway.Http()).GetAsync("/api/quotes/005930"))).TryGetProperty("last", out var last) && last.ValueKind == JsonValueKind.Number,
        () => "the gateway cannot trade");

    private string EnrolmentCode(int port)
    {
        using var key = GatewayKey.LoadOrCreate(Data, TimeProvider.System);
        return new BridgeEnrolment(Data, TimeProvider.System).Issue(key, BridgeId.Parse("desk-1"), new Uri($"wss://localhost:{port}/link"), TimeSpan.FromMinutes(5)).ToString();
    }
}
