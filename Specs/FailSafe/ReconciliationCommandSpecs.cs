using System.Net;
using System.Text.Json;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Commands;
using Kiwoom.Gateway.Security;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.FailSafe;

/// <summary>A person finds out what became of an order in doubt, and decides: through the API, and with the command line as a process of its own.</summary>
[Trait("Category", "Process")]
public class ReconciliationCommandSpecs : IAsyncLifetime
{
    private TradingGateway _rig = null!;
    private string _first = null!;

    /// <summary>An order whose answer was lost, and two orders at Kiwoom that may be it.</summary>
    public async Task InitializeAsync()
    {
        _rig = await TradingGateway.Start();
        _rig.Bridge.LosesAnswers = true;
        _first = _rig.Bridge.Elsewhere(1, 69_000);
        (await _rig.Place("a")).StatusCode.ShouldBe(HttpStatusCode.Created);
        await _rig.Status("a", "in_doubt");
        _rig.Bridge.LosesAnswers = false;
        await TradingGateway.Until(async () => (await Doubts()).Any(d => d.GetProperty("candidates").GetArrayLength() == 2), () => "no candidates came");
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task It_lists_the_candidates_and_takes_the_number_that_a_person_names()
    {
        var number = _rig.Bridge.CarriedOut.OfType<SubmitOrder>().Count() == 1 ? "0000002" : throw new InvalidOperationException("the order was sent twice");
        var (exitCode, text) = await Command("reconciliation");
        exitCode.ShouldBe(ExitCode.Ok, text);
        foreach (var part in new[] { "8012345611", "in doubt since", "a, buy 1 005930 at 69,000 won", $"may be {_first}", $"may be {number}", "ordered at 2026-09-21 10:0", "0 filled, 1 open", "--order a" })
            text.ShouldContain(part);

        (exitCode, text) = await Command("reconciliation", "resolve", "--order", "a", "--number", "0000999");
        exitCode.ShouldBe(ExitCode.Refused, text);
        text.ShouldContain("force");
        (exitCode, text) = await Command("reconciliation", "resolve", "--order", "a", "--number", number);
        exitCode.ShouldBe(ExitCode.Ok, text);
        text.ShouldContain("a is new now");

        (await _rig.Order("a")).GetProperty("broker_order_no").GetString().ShouldBe(number);
        var decided = await Decision();
        (decided.GetProperty("user_id").GetString(), decided.GetProperty("data").GetProperty("decided_by").GetString(), decided.GetProperty("data").GetProperty("resolution").GetString())
            .ShouldBe(("kim", "kim", "arrived"));
        (await Command("reconciliation", "resolve", "--order", "a", "--never-arrived")).ExitCode.ShouldBe(ExitCode.Refused);
        _rig.Bridge.CarriedOut.OfType<SubmitOrder>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task It_takes_the_word_of_a_person_that_an_order_never_arrived()
    {
        var (exitCode, text) = await Command("reconciliation", "resolve", "--order", "a", "--never-arrived", "--json");
        exitCode.ShouldBe(ExitCode.Ok, text);
        JsonDocument.Parse(text).RootElement.GetProperty("order").GetProperty("status").GetString().ShouldBe("rejected");

        var decided = await Decision();
        (decided.GetProperty("data").GetProperty("decided_by").GetString(), decided.GetProperty("data").GetProperty("resolution").GetString()).ShouldBe(("kim", "never_arrived"));
        (exitCode, text) = await Command("reconciliation", "list", "--json");
        exitCode.ShouldBe(ExitCode.Ok, text);
        JsonDocument.Parse(text).RootElement.EnumerateArray().ShouldHaveSingleItem().GetProperty("orders_in_doubt").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_own_exit_code_and_changes_nothing()
    {
        (await Command("reconciliation", "resolve", "--order", "a")).ExitCode.ShouldBe(ExitCode.Usage);
        (await Command("reconciliation", "resolve", "--order", "a", "--number", "1", "--never-arrived")).ExitCode.ShouldBe(ExitCode.Usage);
        (await Command("reconciliation", "resolve", "--order", "nobody", "--never-arrived")).ExitCode.ShouldBe(ExitCode.NothingThere);
        (await Command("reconciliation", "--account", "12")).ExitCode.ShouldBe(ExitCode.Usage);
        var (exitCode, text) = await DemoProcess.Command("reconciliation", "--url", "http://127.0.0.1:1", "--token", _rig.Token);
        (exitCode, text.Contains("--url", StringComparison.Ordinal)).ShouldBe((ExitCode.Unreachable, true), text);
        (exitCode, text) = await DemoProcess.Command("reconciliation", "--url", _rig.Http.BaseAddress!.ToString(), "--token", "nonsense");
        exitCode.ShouldBe(ExitCode.Refused, text);
        var trader = new Tokens(TokenKey.LoadOrCreate(_rig.Data), new TokenRegister(_rig.Data, TimeProvider.System), TimeProvider.System)
            .Issue(UserId.Parse("lee"), PermissionLevel.RealTrader, [], TimeSpan.FromHours(1)).Token;
        (exitCode, text) = await DemoProcess.Command("reconciliation", "resolve", "--order", "a", "--never-arrived", "--url", _rig.Http.BaseAddress!.ToString(), "--token", trader);
        exitCode.ShouldBe(ExitCode.Refused, text);
        text.ShouldContain("admin");
        (exitCode, text) = await DemoProcess.Command("reconciliation", "resolve", "--help");
        (exitCode, text.Contains("Exit codes", StringComparison.Ordinal)).ShouldBe((ExitCode.Ok, true), text);

        (await Doubts()).ShouldHaveSingleItem();
    }

    private Task<(int ExitCode, string Output)> Command(params string[] arguments) =>
        DemoProcess.Command([.. arguments, "--url", _rig.Http.BaseAddress!.ToString(), "--token", _rig.Token]);

    private async Task<IReadOnlyList<JsonElement>> Doubts() =>
        [.. (await GatewayRig.Body(await _rig.Http.GetAsync("/api/reconciliation"))).EnumerateArray().ShouldHaveSingleItem().GetProperty("orders_in_doubt").EnumerateArray()];

    private async Task<JsonElement> Decision() =>
        (await GatewayRig.Body(await _rig.Http.GetAsync("/api/journal?limit=1000"))).GetProperty("events").EnumerateArray()
            .Single(e => e.GetProperty("event").GetString() == "in_doubt_resolved.v2");
}
