using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.Simulation;

/// <summary>The whole system under seeded faults, through the command line that people use.</summary>
[Trait("Category", "Process")]
[Collection(WholeMachine.Name)]
public sealed class SimulationSpecs
{
    [Fact]
    public async Task Five_thousand_seeds_break_nothing()
    {
        var run = await SimulateProcess.Run("--seeds", "1..5000");

        run.ExitCode.ShouldBe(0, run.Progress);
        (run.Report.GetProperty("seeds").GetInt64(), run.Report.GetProperty("violations").GetInt64()).ShouldBe((5000, 0));
        foreach (var something in (string[])["faults", "orders", "executions", "seeds_per_minute"])
            run.Report.GetProperty(something).GetDouble().ShouldBeGreaterThan(0, something);
        foreach (var kind in Enum.GetNames<Kiwoom.Simulation.Faults.FaultKind>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName))
            run.Report.GetProperty("faults_by_kind").TryGetProperty(kind, out _).ShouldBeTrue($"no world suffered {kind}");
    }

    [Fact]
    public async Task Every_deliberate_mistake_is_caught()
    {
        var run = await SimulateProcess.Run("--mutation", "all", "--seeds", "1..500");

        run.ExitCode.ShouldBe(0, run.Progress);
        run.Report.GetProperty("sound_without").GetBoolean().ShouldBeTrue(run.Progress);
        run.Report.GetProperty("survived").GetArrayLength().ShouldBe(0, run.Progress);
        run.Report.GetProperty("caught").GetInt32().ShouldBeGreaterThanOrEqualTo(15);
    }

    [Fact]
    public async Task A_seed_is_the_same_run_in_every_process_and_with_a_trace()
    {
        foreach (var seed in (string[])["3", "7", "80"])
        {
            var (one, again, traced) = (await SimulateProcess.Run("--seed", seed), await SimulateProcess.Run("--seed", seed), await SimulateProcess.Run("--seed", seed, "--trace"));

            again.Report.GetProperty("trace_hash").GetString().ShouldBe(one.Report.GetProperty("trace_hash").GetString(), $"seed {seed}");
            traced.Report.GetProperty("trace_hash").GetString().ShouldBe(one.Report.GetProperty("trace_hash").GetString(), $"seed {seed} with a trace");
            traced.Output.ShouldContain("SendOrder");
        }
    }

    [Fact]
    public async Task The_mistakes_are_listed_and_an_unknown_one_is_refused()
    {
        var list = await SimulateProcess.Run("--mutation", "list");
        list.Output.TrimEnd().Split('\n').Length.ShouldBeGreaterThanOrEqualTo(15);
        (await SimulateProcess.Run("--mutation", "no-such-thing")).ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("--seeds", "5..1")]
    [InlineData("--seeds", "x")]
    [InlineData("--trace", "true")]
    [InlineData("--workers", "0")]
    [InlineData("--seed", "-1")]
    public async Task A_wrong_command_line_is_refused(string option, string value)
    {
        var run = await SimulateProcess.Run(option, value);
        run.ExitCode.ShouldBeInRange(1, 2);
        run.Output.ShouldNotContain("violations");
    }
}
