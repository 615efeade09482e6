using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Specs.Operations;

/// <summary>Whatever happens, and whatever the clock does.</summary>
public sealed class RestartPolicyProperties
{
    /// <summary>What can happen between two looks.</summary>
    public enum Happening
    {
        Nothing,
        Exits0,
        Exits1,
        Exits75,
        Crashes,
        HeartbeatStops,
        HeartbeatReturns,
        ThreadBlocks,
        ThreadReturns,
        PersonNeeded,
        NobodyNeeded,
        UpdateBegins,
        UpdateEnds,
        StopsObeying,
        Obeys,
        DiskFull,
        DiskFree,
    }

    [Property(MaxTest = 300)]
    public Property There_are_never_two_nodes_and_none_starts_in_maintenance_or_in_an_update() => Prop.ForAll(Stories().ToArbitrary(), story =>
    {
        // The rig itself refuses a second node.
        var rig = Play(story, (before, action, at, held) =>
        {
            if (action != SupervisorAction.Start)
                return;
            MaintenanceTimetable.WaitBeforeLogin(at).ShouldBe(TimeSpan.Zero);
            held.ShouldBeFalse();
            before.ShouldBe(SupervisorPhase.Waiting);
        });
        (rig.State.Phase is SupervisorPhase.Running or SupervisorPhase.Stopping || !rig.NodeRuns).ShouldBeTrue();
    });

    [Property(MaxTest = 300)]
    public Property A_day_has_one_daily_restart_at_most_while_the_clock_is_set_back_by_less_than_a_day() => Prop.ForAll(Stories().ToArbitrary(), story =>
    {
        var rig = Play(story, (_, _, _, _) => { });
        var daily = rig.Done.Where(d => d.Action == SupervisorAction.AskToStop && d.Reason == RestartReason.Daily).Select(d => TradingDay.At(d.At)).ToList();
        daily.ShouldBeUnique();
    });

    [Property(MaxTest = 100)]
    public Property A_healthy_node_is_restarted_in_each_window_that_the_clock_passes_and_at_no_other_time() =>
        Prop.ForAll(Gen.Choose(1, 86_399).Two().ToArbitrary(), ((int Start, int Step) drawn) =>
        {
            // The node is looked at every one to twenty-nine minutes, so that no window is missed.
            var step = TimeSpan.FromSeconds(1 + (drawn.Step % 1_740));
            var rig = new RestartPolicyRig(RestartPolicyRig.Korean(1, 0, 0).AddSeconds(drawn.Start), new RestartOptions { DailyAt = new TimeOnly(7, 0) });
            var from = rig.Market;
            while (rig.Market < from.AddDays(10))
                rig.Pass(TimeSpan.FromSeconds(1), step);

            var asked = rig.Done.Where(d => d.Action == SupervisorAction.AskToStop).ToList();
            asked.ShouldAllBe(d => d.Reason == RestartReason.Daily);
            asked.ShouldAllBe(d => InWindow(d.At));
            var firstStart = rig.Done[0].At;
            var windows = Enumerable.Range(1, 12).Select(d => RestartPolicyRig.Korean(d, 7, 0)).Count(w => w > firstStart && w <= rig.Market);
            asked.Count.ShouldBe(windows);
        });

    private static bool InWindow(DateTimeOffset at) => TimeOnly.FromDateTime(at.ToOffset(TradingDay.KoreaOffset).DateTime) is var time && time >= RestartOptions.WindowFrom && time <= RestartOptions.WindowTo;

    private static Gen<(Happening What, int Seconds, int ClockStep)[]> Stories() =>
        (from what in Gen.Elements(Enum.GetValues<Happening>())
         from seconds in Gen.Elements(1, 5, 30, 200, 900, 3_600, 20_000)
         from step in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(-3_600, 3_600)), (1, Gen.Choose(-40_000, 90_000)))
         select (what, seconds, step)).ArrayOf(60);

    private static RestartPolicyRig Play((Happening What, int Seconds, int ClockStep)[] story, Action<SupervisorPhase, SupervisorAction, DateTimeOffset, bool> check)
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 3, 50));
        var highest = rig.Market;
        foreach (var (what, seconds, clockStep) in story)
        {
            Happen(rig, what);
            var market = rig.Market.AddSeconds(clockStep);
            if (market > highest.AddHours(-20))
                rig.Market = market;

            // The first seconds one by one, the rest in strides.
            for (var left = seconds; left > 0;)
            {
                var stride = Math.Min(left, left > seconds - 10 ? 1 : 10);
                left -= stride;
                var (before, done) = (rig.State.Phase, rig.Done.Count);
                rig.Pass(TimeSpan.FromSeconds(stride), TimeSpan.FromSeconds(stride));
                highest = rig.Market > highest ? rig.Market : highest;
                if (rig.Done.Count > done)
                    check(before, rig.Done[^1].Action, rig.Market, rig.UpdateHolds);
            }
        }

        return rig;
    }

    private static void Happen(RestartPolicyRig rig, Happening what)
    {
        switch (what)
        {
            case Happening.Exits0:
                // A supervisor that ends has nothing more to show, so mostly the node only wants a restart.
                rig.End(rig.Elapsed > TimeSpan.FromDays(2) ? 0 : 75);
                break;
            case Happening.Exits1:
                rig.End(1);
                break;
            case Happening.Exits75:
                rig.End(75);
                break;
            case Happening.Crashes:
                rig.End(unchecked((int)0xC0000005));
                break;
            case Happening.HeartbeatStops or Happening.HeartbeatReturns:
                rig.Beats = what == Happening.HeartbeatReturns;
                break;
            case Happening.ThreadBlocks or Happening.ThreadReturns:
                rig.BlockedFor = what == Happening.ThreadBlocks ? TimeSpan.FromMinutes(6) : TimeSpan.Zero;
                break;
            case Happening.PersonNeeded or Happening.NobodyNeeded:
                rig.NeedsPerson = what == Happening.PersonNeeded;
                break;
            case Happening.UpdateBegins or Happening.UpdateEnds:
                rig.UpdateHolds = what == Happening.UpdateBegins;
                break;
            case Happening.StopsObeying or Happening.Obeys:
                rig.ObeysStop = what == Happening.Obeys;
                break;
            case Happening.DiskFull or Happening.DiskFree:
                rig.CanBeat = what == Happening.DiskFree;
                break;
        }
    }
}
