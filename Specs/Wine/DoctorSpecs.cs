using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Persistence.Clock;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine;

/// <summary>The real <c>kiwoom-bridge.exe doctor</c> under Wine: what it sees of Windows, and the probe through COM.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class DoctorSpecs : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task It_finds_the_registered_control_and_what_this_Windows_lacks()
    {
        await using var doctor = WineProcess.Start(WineEnvironment.Node("Bridge.Windows", "kiwoom-bridge.exe"), ["doctor", "--data", Data, "--json"]);
        (await doctor.End()).ShouldBe(BridgeExitCode.Failed, "it is not enrolled");
        var findings = JsonDocument.Parse(string.Concat(doctor.Lines)).RootElement.EnumerateArray()
            .ToDictionary(f => f.GetProperty("check").GetString()!, f => (Severity: f.GetProperty("severity").GetString(), Text: f.GetProperty("text").GetString()!));
        findings["control"].Text.ShouldContain("khopenapi.dll");
        findings["bitness"].ShouldBe(("warning", "64-bit process and control: Kiwoom ships and supports 32-bit only"));
        findings["enrolment"].Severity.ShouldBe("failed", findings["enrolment"].Text);
        findings["code page"].Severity.ShouldNotBe("not_applicable", findings["code page"].Text);
    }

    [Fact]
    public async Task The_probe_walks_through_all_points_on_the_mock_server_and_leaves_no_order_open()
    {
        await using var market = new ServedMarket();
        var (code, output) = await Probe(market, "--with-orders", "--for", "2");
        code.ShouldBe(BridgeExitCode.Ok, output);
        var files = Directory.GetFiles(_data.Path, "probe-*");
        files.Select(Path.GetExtension).Order().ShouldBe([".json", ".md"]);
        foreach (var file in files)
            (await File.ReadAllTextAsync(file)).ShouldNotContain(ServedMarket.Account);
        var report = await File.ReadAllTextAsync(files.Single(f => f.EndsWith(".md", StringComparison.Ordinal)));
        for (var point = 1; point <= 10; point++)
            report.ShouldContain($"] {point}. ");
        var orders = await market.Server.OnMarket(() => market.Broker.Ledger.AccountOf(AccountNo.Parse(ServedMarket.Account))!.Orders.ToList());
        orders.ShouldNotBeEmpty();
        orders.ShouldAllBe(o => o.Open == 0);
        market.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_the_real_server_the_probe_sends_nothing()
    {
        await using var market = new ServedMarket(mode: TradingMode.Real);
        var (code, output) = await Probe(market, "--with-orders", "--for", "2");
        code.ShouldBe(BridgeExitCode.NotMock, output);
        market.Server.CallsOf(WineBridge.SendOrder).ShouldBe(0);
    }

    private string Data => WineEnvironment.PathOf(Path.Combine(_data.Path, "bridge"));

    private async Task<(int Code, string Output)> Probe(ServedMarket market, params string[] options)
    {
        new MarketClockFile(market.Anchor, DateTimeOffset.UtcNow, SkipsNights: false, null).Save(_data.Path);
        await using var probe = WineProcess.Start(
            WineEnvironment.Node("Bridge.Windows", "kiwoom-bridge.exe"),
            ["doctor", "--probe", "--data", Data, "--clock", WineEnvironment.PathOf(_data.Path), "--out", WineEnvironment.PathOf(_data.Path), .. options],
            market.Variables);
        return (await probe.End(), probe.Everything());
    }
}
