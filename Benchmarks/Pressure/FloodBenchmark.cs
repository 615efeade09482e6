using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Security;
using Spectre.Console;

namespace Kiwoom.Benchmarks.Pressure;

/// <summary>The order path, from PlaceOrder received by the account's actor to SendOrder called in the bridge's process, quiet and under floods:
/// of quotes, of clients that do not read, and of 100,000 orders in a burst at another and at the same account. All in turns in one run, as
/// ratios to the quiet one.</summary>
public static class FloodBenchmark
{
    private const int Samples = 60;
    private const int CancelEvery = 4;
    private const int QuotesPerSecond = 50_000;
    private const int Http = 4;
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(9);

    public static async Task<int> Run(string[] args)
    {
        if (args is [OrderPathBridge.Verb, var code, var bridgeData, var clock])
            return await OrderPathBridge.Run(code, bridgeData, clock);

        var runs = args is [var given, ..] && int.TryParse(given, out var wanted) ? Math.Max(5, wanted) : 5;
        await using var rig = await OrderPathRig.Start("flood");
        return await Measure(rig, runs).WaitAsync(_longest);
    }

    private static async Task<int> Measure(OrderPathRig rig, int runs)
    {
        var tokens = new Tokens(TokenKey.LoadOrCreate(rig.Data.FullName), new TokenRegister(rig.Data.FullName, TimeProvider.System), TimeProvider.System);
        var users = Enumerable.Range(1, Http).Select(n => $"client{n}")
            .Select(user => (User: user, tokens.Issue(UserId.Parse(user), PermissionLevel.PaperTrader, [], TimeSpan.FromHours(1)).Token)).ToList();
        var (quiet, quotes, idle, other, same) = (new Scenario("quiet"), new Scenario("quotes"), new Scenario("idle_clients"), new Scenario("burst_elsewhere"), new Scenario("burst_same_account"));
        var warm = new Scenario("warm");
        warm.Orders.Add([]);
        await Take(rig, warm, "warm", () => true, Samples * 2);
        for (var run = 0; run < runs; run++)
        {
            foreach (var scenario in (Scenario[])[quiet, quotes, idle, other, same])
                scenario.Orders.Add([]);

            Console.Error.WriteLine($"run {run + 1} of {runs} …");
            await Take(rig, quiet, $"q{run}", () => true, Samples);
            await rig.Quotes(QuotesPerSecond);
            await Take(rig, quotes, $"f{run}", () => true, Samples);
            await using (await IdleClients.Connect(rig, users, ofEach: 4))
                await Take(rig, idle, $"i{run}", () => true, Samples);
            await rig.Quotes(0);
            await Burst(rig, other, OrderPathBridge.Accounts[1], $"o{run}", users);
            await Burst(rig, same, OrderPathRig.Account, $"s{run}", users);
        }

        Print(runs, quiet, [quotes, idle, other, same]);
        return 0;
    }

    /// <summary>Bursts of orders, one after another, until enough orders were measured beside them.</summary>
    private static async Task Burst(OrderPathRig rig, Scenario scenario, AccountNo account, string name, List<(string User, string Token)> users)
    {
        for (var (burst, left) = (0, Samples); left > 0; burst++)
        {
            var flood = new OrderFlood(rig, account, $"{name}b{burst}", [.. users.Select(u => u.Token)]);
            var running = Task.Run(flood.Run);
            left -= await Take(rig, scenario, $"{name}m{burst}", () => !running.IsCompleted, left);
            if (account != OrderPathRig.Account && !running.IsCompleted)
                scenario.KillSwitch.Add(await Stop(rig, account, $"{name}k{burst}"));
            await running;
            var (answered, refused) = flood.Answers;
            if (answered != OrderFlood.FromInside + OrderFlood.FromHttp)
                throw new InvalidOperationException($"{answered} orders of the flood were answered");
            scenario.Refused.Add((double)refused / answered);
        }
    }

    private static async Task<int> Take(OrderPathRig rig, Scenario scenario, string name, Func<bool> goesOn, int most)
    {
        var taken = 0;
        for (; taken < most && goesOn(); taken++)
        {
            var id = $"{name}-{taken}";
            scenario.Orders[^1].Add(await rig.Place(id));
            if (taken % CancelEvery == 0)
            {
                await rig.Accepted(id);
                scenario.Cancels.Add(await rig.Cancel(id));
            }

            await Task.Delay(OrderPathRig.Pause);
        }

        return taken;
    }

    /// <summary>Microseconds from an emergency stop received by the flooded account's actor to its durable answer.</summary>
    private static async Task<double> Stop(OrderPathRig rig, AccountNo account, string name)
    {
        var admin = OrderPathRig.Caller with { Level = PermissionLevel.Admin };
        var since = Stopwatch.GetTimestamp();
        await rig.Node.Accounts.Ask<RiskAnswer>(account, new EngageKillSwitch(OrderPathRig.CauseOf(name), admin, account, "benchmark"));
        var took = Stopwatch.GetElapsedTime(since).TotalMicroseconds;
        await rig.Node.Accounts.Ask<RiskAnswer>(account, new ReleaseKillSwitch(OrderPathRig.CauseOf(name), admin, account, "benchmark"));
        return took;
    }

    private static void Print(int runs, Scenario quiet, Scenario[] floods)
    {
        var table = new Table().Title($"Order path under floods: {Samples} orders a run and row, {runs} runs, two processes")
            .AddColumns("", "p50 µs", "ratio", "p99 µs", "ratio", "max µs", "cancels", "refused");
        foreach (var s in (Scenario[])[quiet, .. floods])
        {
            table.AddRow(
                s.Name.Replace('_', ' '), $"{s.At(0.5):N0}", $"{s.At(0.5) / quiet.At(0.5):N2}", $"{s.At(0.99):N0}", $"{s.At(0.99) / quiet.At(0.99):N2}", $"{s.At(1):N0}", $"{s.CancelAt(0.5):N0}",
                s.Refused.Count > 0 ? $"{s.Refused.Average():P0}" : string.Empty);
        }

        AnsiConsole.Write(table);
        var stops = floods.SelectMany(s => s.KillSwitch).Order().ToList();
        if (stops.Count > 0)
            AnsiConsole.WriteLine($"Emergency stop of the flooded account, received to durable: median {stops[stops.Count / 2]:N0} µs, longest {stops[^1]:N0} µs, {stops.Count} times");
        var json = new Dictionary<string, object>
        {
            ["benchmark"] = "flood",
            ["runs"] = runs,
            ["processors"] = Environment.ProcessorCount,
            ["quotes_per_second"] = QuotesPerSecond,
            ["burst"] = OrderFlood.FromInside + OrderFlood.FromHttp,
            ["quiet_p50_us"] = Math.Round(quiet.At(0.5), 1),
            ["quiet_p99_us"] = Math.Round(quiet.At(0.99), 1),
            ["quiet_cancel_p50_us"] = Math.Round(quiet.CancelAt(0.5), 1),
            ["kill_switch_median_us"] = stops.Count > 0 ? Math.Round(stops[stops.Count / 2], 1) : 0,
            ["kill_switch_max_us"] = stops.Count > 0 ? Math.Round(stops[^1], 1) : 0,
        };
        foreach (var s in floods)
        {
            json[$"{s.Name}_ratio_p50"] = Math.Round(s.At(0.5) / quiet.At(0.5), 2);
            json[$"{s.Name}_ratio_p50_min"] = Math.Round(s.Medians.Zip(quiet.Medians, (a, b) => a / b).Min(), 2);
            json[$"{s.Name}_ratio_p50_max"] = Math.Round(s.Medians.Zip(quiet.Medians, (a, b) => a / b).Max(), 2);
            json[$"{s.Name}_ratio_p99"] = Math.Round(s.At(0.99) / quiet.At(0.99), 2);
            json[$"{s.Name}_max_us"] = Math.Round(s.At(1), 1);
            json[$"{s.Name}_cancel_ratio_p50"] = Math.Round(s.CancelAt(0.5) / quiet.CancelAt(0.5), 2);
            json[$"{s.Name}_cancel_ratio_p99"] = Math.Round(s.CancelAt(0.99) / quiet.CancelAt(0.99), 2);
        }

        Console.WriteLine(JsonSerializer.Serialize(json));
    }
}
