using System.Text.Json;
using Kiwoom.Bridge.Doctor.Probe;
using Kiwoom.Bridge.Doctor.Probe.Report;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Bridge.Probe;

/// <summary>What leaves the machine, and the process around the probe.</summary>
public sealed class ProbeReportSpecs : IDisposable
{
    private static readonly ProbeOptions _options = new() { WithOrders = true, WatchFor = TimeSpan.FromSeconds(3) };
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void No_account_user_id_or_name_leaves_the_machine()
    {
        var rig = new ProbeRig();
        rig.Api.Sent = before =>
        {
            if (before == 0)
                throw new InvalidOperationException($"no luck with {ProbeRig.Account} (8112-3456) of {ProbeRig.UserId.ToUpperInvariant()} {ProbeRig.UserName}");
        };
        var report = rig.Run(_options);
        JsonSerializer.Serialize(report).ShouldContain(ProbeRig.Account);
        var masked = MaskedReport.Of(report, rig.Mask);
        foreach (var text in new[] { masked.Markdown, masked.Json })
        {
            text.ShouldNotContain(ProbeRig.Account);
            text.ShouldNotContain("81123456");
            text.ShouldNotContain("8112-3456");
            text.ShouldNotContain(ProbeRig.UserId, Case.Insensitive);
            text.ShouldNotContain(ProbeRig.UserName);
            text.ShouldContain("******5611");
        }
    }

    [Fact]
    public void The_account_of_an_event_is_masked_even_where_the_login_did_not_name_it()
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse("""{"fids":{"9201":"7777888899  ","9203":"0000001"},"rows":[{"계좌번호":"123"}]}""");
        new ProbeMask(null).Apply(node);
        node!.ToJsonString().ShouldBe("""{"fids":{"9201":"******8899","9203":"0000001"},"rows":[{"\uACC4\uC88C\uBC88\uD638":"***"}]}""");
    }

    [Fact]
    public void Both_forms_carry_all_ten_points_and_every_field_of_every_Chejan_event()
    {
        var rig = new ProbeRig();
        var report = rig.Run(_options);
        var masked = MaskedReport.Of(report, rig.Mask);
        for (var point = 1; point <= 10; point++)
            masked.Markdown.ShouldContain($"## {point}. ");
        masked.Markdown.ShouldContain("- [x] 1. ");
        masked.Markdown.ShouldContain("- [ ] 9. ");
        using var json = JsonDocument.Parse(masked.Json);
        json.RootElement.GetProperty("findings").GetArrayLength().ShouldBe(10);
        var events = json.RootElement.GetProperty("findings")[0].GetProperty("events").EnumerateArray().Where(e => e.GetProperty("fids").ValueKind == JsonValueKind.Object).ToArray();
        events.Length.ShouldBe(7);
        events.ShouldAllBe(e => e.GetProperty("fids").EnumerateObject().Count() >= 35);
        json.RootElement.GetProperty("versions").GetProperty("control_path").GetString().ShouldBe(@"C:\OpenAPI");
    }

    [Fact]
    public void A_failing_step_is_told_and_the_others_go_on()
    {
        var rig = new ProbeRig();
        rig.Api.Registering = () => throw new InvalidOperationException("no | real-time <data>");
        var report = rig.Run(_options);
        report.End.ShouldBe(ProbeEnd.Complete);
        report.Findings[4].Status.ShouldBe(FindingStatus.Failed);
        report.Findings[5].Status.ShouldBe(FindingStatus.Failed);
        report.Findings[7].Status.ShouldBe(FindingStatus.Answered);
        MaskedReport.Of(report, rig.Mask).Markdown.ShouldContain("no | real-time &lt;data>");
        ProbeProcess.ExitCodeOf(report).ShouldBe(BridgeExitCode.Failed);
    }

    [Fact]
    public void The_long_window_is_counted_only_when_it_is_asked_for()
    {
        var rig = new ProbeRig(simulated: new SimulatedKiwoomOptions { OddOrderProbability = 0, LongWindowQueries = 60 });
        var report = rig.Run(_options with { LongWindow = true });
        report.Findings[8].Status.ShouldBe(FindingStatus.Answered);
        report.Findings[8].Text.ShouldEndWith("was refused with -209.");
        var taken = long.Parse(report.Findings[8].Facts.Single(f => f.Name == "queries taken").Value);
        taken.ShouldBeInRange(30, 59);
        report.Left.ShouldBeEmpty();
    }

    [Fact]
    public void A_popup_of_the_account_window_is_watched_until_a_person_closes_it()
    {
        var rig = new ProbeRig();
        rig.Api.WindowOpen = () => rig.Pass(TimeSpan.FromSeconds(20));
        var facts = rig.Run(_options with { WithPopup = true }).Findings[7].Facts;
        long.Parse(facts.Single(f => f.Name == "posts served before the window was closed").Value).ShouldBeGreaterThan(90);
        rig.Said.ShouldContain(s => s.Contains("close it"));
    }

    [Fact]
    public void A_login_that_fails_gives_a_report_that_says_so()
    {
        var rig = new ProbeRig(simulated: new SimulatedKiwoomOptions { LoginResult = -101 });
        var report = rig.Run(_options);
        report.End.ShouldBe(ProbeEnd.NoLogin);
        report.EndText.ShouldNotBeNull().ShouldContain("-101");
        report.Findings.Count.ShouldBe(10);
    }

    [Fact]
    public void A_report_never_overwrites_another()
    {
        var now = new DateTimeOffset(2026, 9, 21, 1, 2, 0, TimeSpan.Zero);
        File.WriteAllText(Path.Combine(_data.Path, "probe-20260921-1002.json"), "mine");
        using var first = ProbeReportFiles.Create(_data.Path, now);
        using var second = ProbeReportFiles.Create(_data.Path, now);
        Path.GetFileName(first.MarkdownPath).ShouldBe("probe-20260921-1002-2.md");
        Path.GetFileName(second.JsonPath).ShouldBe("probe-20260921-1002-3.json");
        File.ReadAllText(Path.Combine(_data.Path, "probe-20260921-1002.json")).ShouldBe("mine");
    }

    [Fact]
    public async Task While_a_bridge_has_the_data_directory_no_probe_runs()
    {
        using var held = JournalLock.Take(Path.Combine(_data.Path, BridgeProcess.JournalFileName));
        (await Probe(KiwoomKind.Simulated)).ShouldBe(BridgeExitCode.InUse);
        Directory.Exists(Path.Combine(_data.Path, "out")).ShouldBeFalse();
    }

    [Fact]
    public async Task Against_a_simulated_real_server_the_process_ends_with_its_own_exit_code_and_a_report()
    {
        (await Probe(KiwoomKind.Simulated)).ShouldBe(BridgeExitCode.NotMock);
        var files = Directory.GetFiles(Path.Combine(_data.Path, "out"));
        files.Length.ShouldBe(2);
        File.ReadAllText(files.Single(f => f.EndsWith(".md"))).ShouldContain("NotMock");
        File.Exists(Path.Combine(_data.Path, BridgeProcess.JournalFileName)).ShouldBeFalse();
    }

    private Task<int> Probe(KiwoomKind kiwoom) => ProbeProcess.Run(
        new ProbeProcessOptions
        {
            Probe = _options,
            DataDirectory = _data.Path,
            OutputDirectory = Path.Combine(_data.Path, "out"),
            Version = "1.2.3",
            Control = new BridgeProcessOptions { DataDirectory = ProbeProcessOptions.OwnDirectory(_data.Path), Kiwoom = kiwoom, Mode = Kiwoom.Actors.Orders.TradingMode.Real },
        },
        TimeProvider.System,
        NullLoggerFactory.Instance,
        _ => { },
        CancellationToken.None);
}
