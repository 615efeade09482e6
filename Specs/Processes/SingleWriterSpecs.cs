using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Link;
using Kiwoom.Chaos.Faults;
using Kiwoom.Gateway.Commands;
using Kiwoom.Gateway.Link;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Clock;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Persistence.Verification;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Processes;

/// <summary>Two gateways, or two bridges, on one data directory: real processes and real signals.</summary>
[Trait("Category", "Process")]
public class SingleWriterSpecs : IDisposable
{
    private const string Account = "8112345611";
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _bridgeData = new();

    public void Dispose()
    {
        _data.Dispose();
        _bridgeData.Dispose();
    }

    [Fact]
    public async Task A_second_gateway_is_refused_at_once_names_the_first_and_changes_nothing()
    {
        await using var first = NodeProcess.Gateway(_data.Path);
        await first.Line("bridges connect at ");
        var before = Contents();
        await using var second = NodeProcess.Gateway(_data.Path);

        (await second.End()).ShouldBe(ExitCode.InUse);
        var why = second.Lines.ShouldHaveSingleItem();
        why.ShouldContain($"process {first.Id} since");
        why.ShouldContain("only one process may write");
        Contents().ShouldBe(before);
        (await first.Trouble("journal")).ShouldBeNull();
    }

    [Fact]
    public async Task A_gateway_on_standby_takes_over_from_one_that_is_killed_or_leaves_and_never_from_one_that_is_only_stopped()
    {
        await using var first = NodeProcess.Gateway(_data.Path);
        await first.Line("bridges connect at ");
        await using var second = NodeProcess.Gateway(_data.Path, "--standby");
        await second.Line($"standby: the journal is held by {Environment.MachineName} process {first.Id} since");

        // Longer than any lease: on one machine the lock tells who lives, not the time.
        await first.Signal("STOP");
        await second.Line("standby: the journal is held by", times: 6);
        Lease().Epoch.ShouldBe(1);
        await first.Signal("CONT");
        (await first.Trouble("journal")).ShouldBeNull();
        second.Lines.ShouldNotContain(l => l.StartsWith("gateway: ", StringComparison.Ordinal));

        await first.Signal("KILL");
        await second.Line("takes over from");
        (await second.Trouble("journal")).ShouldBeNull();
        Lease().Epoch.ShouldBe(2);

        await using var third = NodeProcess.Gateway(_data.Path, "--standby");
        await third.Line($"process {second.Id} since");
        await second.Signal("TERM");
        (await second.End()).ShouldBe(ExitCode.Ok);
        await third.Line("takes over from");
        (await third.Trouble("journal")).ShouldBeNull();
    }

    [Fact]
    public async Task A_gateway_that_waits_can_be_told_to_stop()
    {
        await using var first = NodeProcess.Gateway(_data.Path);
        await first.Line("bridges connect at ");
        await using var second = NodeProcess.Gateway(_data.Path, "--standby");
        await second.Line("standby: ");
        await second.Signal("TERM");

        (await second.End()).ShouldBe(ExitCode.Ok);
    }

    /// <summary>On a network share the lock may not hold: another machine has taken the lease over while the old writer was out of sight.</summary>
    [Fact]
    public async Task A_gateway_that_was_replaced_can_append_and_send_nothing_more_says_so_and_lets_the_bridge_go()
    {
        var now = DateTimeOffset.UtcNow;
        new MarketClockFile(new ClockAnchor(now, new TradingDay(new DateOnly(2026, 9, 21)).InstantOf(new TimeOnly(9, 5)), 1), now, SkipsNights: false, null).Save(_data.Path);
        using var proxy = new LinkProxy();
        await using var old = NodeProcess.Gateway(_data.Path);
        proxy.Target = await old.LinkPort();
        await using var bridge = NodeProcess.Bridge(_bridgeData.Path, "--clock", _data.Path, "--enrol", EnrolmentCode(proxy.Port));
        await CanTrade(old);
        var placed = await old.Place("before", 1);
        placed.StatusCode.ShouldBe(HttpStatusCode.Created, await placed.Content.ReadAsStringAsync());

        // The order waits in the socket of a process that is out of sight, and another one has the journal when it wakes up.
        await old.Signal("STOP");
        var late = old.Place("late", 2);
        File.Delete(JournalFile.In(_data.Path) + ".lock");
        await using var heir = NodeProcess.Gateway(_data.Path);
        proxy.Target = await heir.LinkPort();
        await old.Signal("CONT");

        await GatewayRig.Problem(await late, 503, "journal_unavailable");
        var refused = await GatewayRig.Problem(await old.Place("later", 3), 503, "journal_unavailable");
        refused.GetProperty("reason").GetString().ShouldBe("replaced");
        (await old.Trouble("journal")).ShouldNotBeNull().ShouldContain($"process {heir.Id} since");
        (await (await old.Http()).GetAsync("/api/orders/before")).StatusCode.ShouldBe(HttpStatusCode.OK, "reading goes on");

        await CanTrade(heir);
        (await old.Trouble("link")).ShouldNotBeNull();
        placed = await heir.Place("after", 4);
        placed.StatusCode.ShouldBe(HttpStatusCode.Created, await placed.Content.ReadAsStringAsync());
        await heir.Until(async () => (await GatewayRig.Body(await (await heir.Http()).GetAsync("/api/orders/after"))).GetProperty("broker_order_no").ValueKind is JsonValueKind.String, () => "the order does not reach Kiwoom");
        (await (await heir.Http()).GetAsync("/api/orders/late")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        old.Lines.Count(l => l.Contains("This process was replaced", StringComparison.Ordinal)).ShouldBe(1);

        await bridge.Signal("TERM");
        (await bridge.End()).ShouldBe(BridgeExitCode.Ok);
        using var file = new BrokerLedgerFile(Path.Combine(_bridgeData.Path, "simulator"));
        new BrokerLedger(file).AccountOf(AccountNo.Parse(Account))!.Orders.Select(o => o.Booked.Quantity).ShouldBe([1, 4], ignoreOrder: true);
        JournalVerifier.Verify(_data.Path).Outcome.ShouldBe(VerifyOutcome.Intact);
    }

    [Fact]
    public async Task A_gateway_on_standby_that_was_replaced_waits_again()
    {
        await using var first = NodeProcess.Gateway(_data.Path, "--standby");
        await first.Line("bridges connect at ");
        File.Delete(JournalFile.In(_data.Path) + ".lock");
        await using var second = NodeProcess.Gateway(_data.Path);
        await second.Line("bridges connect at ");
        await first.Line($"standby: the journal is held by {Environment.MachineName} process {second.Id} since");
        await second.Signal("KILL");

        await first.Line("gateway: ", times: 2);
    }

    [Fact]
    public async Task A_second_bridge_is_refused_at_once_names_the_first_and_changes_nothing()
    {
        await using var gateway = NodeProcess.Gateway(_data.Path);
        var port = await gateway.LinkPort();
        await using var first = NodeProcess.Bridge(_bridgeData.Path, "--enrol", EnrolmentCode(port));
        await first.Line("runs on");
        var identity = await File.ReadAllBytesAsync(BridgeIdentity.PathBelow(_bridgeData.Path));
        await using var second = NodeProcess.Bridge(_bridgeData.Path, "--enrol", EnrolmentCode(port));

        (await second.End()).ShouldBe(BridgeExitCode.InUse);
        second.Lines.ShouldContain(l => l.Contains($"process {first.Id} since", StringComparison.Ordinal));
        (await File.ReadAllBytesAsync(BridgeIdentity.PathBelow(_bridgeData.Path))).ShouldBe(identity);
        await first.Signal("TERM");
        (await first.End()).ShouldBe(BridgeExitCode.Ok);
    }

    private static Task CanTrade(NodeProcess gateway) => gateway.Until(
        async () => await gateway.Trouble("reconciliation") is null
            && (await GatewayRig.Body(await (await gateway.Http()).GetAsync("/api/quotes/005930"))).TryGetProperty("last", out var last) && last.ValueKind == JsonValueKind.Number,
        () => "the gateway cannot trade");

    private string EnrolmentCode(int port)
    {
        using var key = GatewayKey.LoadOrCreate(_data.Path, TimeProvider.System);
        return new BridgeEnrolment(_data.Path, TimeProvider.System).Issue(key, BridgeId.Parse("desk-1"), new Uri($"wss://localhost:{port}/link"), TimeSpan.FromMinutes(5)).ToString();
    }

    private (string Holder, long Epoch) Lease()
    {
        using var connection = JournalConnection.OpenReader(JournalFile.In(_data.Path));
        using var row = new SqliteStatement(connection, "SELECT holder, epoch FROM writer_lease");
        row.Step().ShouldBeTrue();
        return (row.Text(0), row.Int64(1));
    }

    // All files but the journal's own, which its writer renews; of that the lease and the number of events.
    private string Contents()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(_data.Path, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("journal.db", StringComparison.Ordinal)).Order())
            text.AppendLine($"{file} {File.GetLastWriteTimeUtc(file):O} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}");
        using var connection = JournalConnection.OpenReader(JournalFile.In(_data.Path));
        return $"{text}{Lease()} {JournalSchema.Number(connection, "SELECT count(*) FROM event_journal")}";
    }
}
