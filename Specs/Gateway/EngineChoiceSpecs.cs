using System.Net;
using Kiwoom.Bridge.Commands;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Specs.Conventions;
using Kiwoom.Specs.Journal;
using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.Gateway;

/// <summary>Which engine a build has is seen, and what is for the other one is told.</summary>
public sealed class EngineChoiceSpecs : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("""{"akka":{"port":65536}}""", "gateway.json: akka.port takes 0 to 65535")]
    [InlineData("""{"akka":{"public_port":0}}""", "gateway.json: akka.public_port takes 1 to 65535")]
    [InlineData("""{"akka":{"listen":"nas"}}""", "gateway.json: akka.listen takes an IP address, not 'nas'")]
    [InlineData("""{"akka":{"public_host":"nas:8082","port":-1}}""", "gateway.json: akka.port takes 0 to 65535; akka.public_host takes a name or an address, without a port, not 'nas:8082'")]
    [InlineData("""{"akka":{"prot":8082}}""", "prot")]
    public void What_is_wrong_in_the_settings_of_Akka_is_told_by_every_build(string settings, string reason)
    {
        File.WriteAllText(Path.Combine(_data.Path, GatewaySettings.FileName), settings);
        Should.Throw<InvalidDataException>(() => GatewaySettings.Load(_data.Path)).Message.ShouldContain(reason);
    }

    [Fact]
    public void Others_dial_localhost_on_a_loopback_and_must_be_told_a_name_otherwise()
    {
        var settings = new AkkaSettings { Listen = "0.0.0.0" };
        settings.ListenOn(IPAddress.Loopback).ShouldBe(IPAddress.Any);
        Should.Throw<InvalidDataException>(() => settings.DialledAs(IPAddress.Any)).Message.ShouldContain("akka.public_host is missing");
        (settings with { PublicHost = "nas.home" }).DialledAs(IPAddress.Any).ShouldBe("nas.home");
        AkkaSettings.Default.DialledAs(AkkaSettings.Default.ListenOn(IPAddress.IPv6Loopback)).ShouldBe("localhost");
    }

    [Fact]
    public async Task A_gateway_says_which_engine_it_has()
    {
        await using var rig = await GatewayRig.Start();
        using var client = rig.Client(null);
        (await GatewayRig.Body(await client.GetAsync("/health/live"))).GetProperty("engine").GetString().ShouldBe(Engine);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Category", "Process")]
    public async Task Both_programs_say_which_engine_they_have(bool gateway)
    {
        await using var process = gateway ? NodeProcess.GatewayCommand("--version") : NodeProcess.BridgeCommand("--version");
        (await process.End()).ShouldBe(0);
        process.Lines.ShouldHaveSingleItem().ShouldEndWith($" (engine: {Engine})");
    }

    [Fact]
    public async Task What_only_Akka_takes_is_refused_by_the_default_engine_with_what_to_do()
    {
        if (BuildOutput.IsAkka)
            return;
        var options = new GatewayOptions { DataDirectory = _data.Path, Port = 0, LinkPort = 0, AkkaFile = "akka.hocon" };
        (await Should.ThrowAsync<InvalidDataException>(GatewayNode.Start(options, TimeProvider.System))).Message.ShouldContain("./run.sh --engine akka");
        var bridge = BridgeCommands.Create(TimeProvider.System);
        (await bridge.Parse(["run", "--simulated", "--data", _data.Path, "--akka", "akka.hocon"]).InvokeAsync()).ShouldBe(BridgeExitCode.Usage);
        bridge.Parse(["run", "--simulated", "--data", _data.Path, "--gateway", "akka.ssl.tcp://kiwoom@localhost:8082"]).Errors.ShouldHaveSingleItem().Message.ShouldContain("wss://");
    }

    private static string Engine => BuildOutput.IsAkka ? "akka" : "embedded";
}
