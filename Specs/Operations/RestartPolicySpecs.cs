using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Specs.Operations;

public sealed class RestartPolicySpecs
{
    private static readonly RestartOptions _options = new();

    [Fact]
    public void It_starts_a_node_and_leaves_a_healthy_one_alone()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0));
        rig.Pass(TimeSpan.FromHours(10));
        rig.Done.ShouldHaveSingleItem().Action.ShouldBe(SupervisorAction.Start);
        rig.State.Phase.ShouldBe(SupervisorPhase.Running);
    }

    [Fact]
    public void It_restarts_once_each_day_in_the_window()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0));
        rig.Pass(TimeSpan.FromDays(3));
        var asked = rig.Done.Where(d => d.Action == SupervisorAction.AskToStop).ToList();
        asked.ShouldAllBe(d => d.Reason == RestartReason.Daily);
        asked.Count.ShouldBe(3);
        for (var day = 0; day < 3; day++)
            asked[day].At.ShouldBe(RestartPolicyRig.Korean(22 + day, 7, 5), TimeSpan.FromSeconds(2));
        rig.Starts.ShouldBe(4);
    }

    [Fact]
    public void A_node_that_started_in_the_window_is_not_restarted_in_it()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 7, 2));
        rig.Pass(TimeSpan.FromHours(2));
        rig.Done.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_window_that_was_slept_through_is_made_up_for_once()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 23, 0));
        rig.Pass(TimeSpan.FromMinutes(1));
        rig.Pass(TimeSpan.FromHours(11), TimeSpan.FromHours(11));
        rig.Pass(TimeSpan.FromHours(5));
        var asked = rig.Done.Single(d => d.Action == SupervisorAction.AskToStop);
        asked.Reason.ShouldBe(RestartReason.Daily, "and not because its heartbeat stood still while the machine slept");
        rig.Starts.ShouldBe(2);
    }

    [Fact]
    public void A_node_that_does_not_stop_is_killed_after_the_grace_and_again_until_it_is_gone()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 6, 0)) { ObeysStop = false };
        rig.Pass(TimeSpan.FromHours(2));
        rig.Done.Select(d => d.Action).ShouldBe([SupervisorAction.Start, SupervisorAction.AskToStop, SupervisorAction.Kill, SupervisorAction.Start]);
        (rig.Done[2].Elapsed - rig.Done[1].Elapsed).ShouldBe(_options.Grace);
        rig.Done[3].At.ShouldBeLessThan(RestartPolicyRig.Korean(21, 7, 30));
    }

    [Fact]
    public void Crashes_are_answered_ever_more_slowly_and_never_given_up()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0));
        var waits = new List<TimeSpan>();
        for (var crash = 0; crash < 14; crash++)
        {
            rig.Pass(TimeSpan.FromSeconds(1));
            rig.NodeRuns.ShouldBeTrue();
            rig.End(unchecked((int)0xC0000005));
            var since = rig.Elapsed;
            while (!rig.NodeRuns)
                rig.Pass(TimeSpan.FromSeconds(1));
            waits.Add(rig.Elapsed - since);
        }

        waits.ShouldBe([.. waits.Order()], "they grow");
        waits[0].ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(3));
        waits[^1].ShouldBe(_options.SlowBackOff, TimeSpan.FromSeconds(2));
        rig.State.Text.ShouldContain("0xC0000005");

        rig.Pass(_options.HealthyAfter + TimeSpan.FromSeconds(2));
        rig.State.Failures.ShouldBe(0, "it ran well for long enough");
    }

    [Fact]
    public void A_node_that_wants_a_restart_gets_it_at_once_unless_it_wants_one_after_the_other()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0));
        rig.Pass(TimeSpan.FromMinutes(2));
        rig.End(BridgeExitCode.RestartWanted);
        rig.Pass(TimeSpan.FromSeconds(2));
        rig.NodeRuns.ShouldBeTrue();
        rig.State.Failures.ShouldBe(0);

        for (var again = 0; again < 5; again++)
        {
            rig.End(BridgeExitCode.RestartWanted);
            while (!rig.NodeRuns)
                rig.Pass(TimeSpan.FromSeconds(1));
        }

        rig.State.Failures.ShouldBe(5);
    }

    [Theory]
    [InlineData(BridgeExitCode.Ok, "asked")]
    [InlineData(BridgeExitCode.Usage, "command line")]
    [InlineData(BridgeExitCode.NotEnrolled, "kiwoom-bridge enroll CODE")]
    public void An_end_that_a_restart_cannot_mend_ends_the_supervisor_and_says_what_to_do(int code, string say)
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0));
        rig.Pass(TimeSpan.FromSeconds(5));
        rig.End(code);
        rig.Pass(TimeSpan.FromMinutes(20));
        rig.State.Phase.ShouldBe(SupervisorPhase.Ended);
        rig.State.ExitCode.ShouldBe(code);
        rig.State.Text.ShouldContain(say);
        rig.Starts.ShouldBe(1);
    }

    [Fact]
    public void A_node_that_ended_with_0_and_left_its_status_behind_was_killed_and_is_started_again()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0)) { LeavesStatus = true };
        rig.Pass(TimeSpan.FromMinutes(1));
        rig.End(BridgeExitCode.Ok);
        rig.Pass(TimeSpan.FromSeconds(5));
        rig.NodeRuns.ShouldBeTrue();
        rig.State.Reason.ShouldBe(RestartReason.Crash);
        rig.State.Text.ShouldContain("ended from outside");
    }

    [Fact]
    public void A_session_that_ends_in_the_maintenance_is_begun_again_after_it()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(22, 4, 30));
        rig.Pass(TimeSpan.FromMinutes(31));
        rig.End(BridgeExitCode.RestartWanted);
        rig.Pass(TimeSpan.FromMinutes(5));
        rig.NodeRuns.ShouldBeFalse();
        rig.State.WaitsFor.ShouldNotBeNull().ShouldContain("maintenance");
        rig.Pass(TimeSpan.FromMinutes(10));
        rig.NodeRuns.ShouldBeTrue();
        rig.Done[^1].At.ShouldBe(RestartPolicyRig.Korean(22, 5, 11), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_node_without_a_heartbeat_is_stopped_and_started_again()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0));
        rig.Pass(TimeSpan.FromMinutes(1));
        rig.Beats = false;
        rig.Pass(_options.StaleAfter + TimeSpan.FromSeconds(1));
        rig.State.Reason.ShouldBe(RestartReason.Hung);
        rig.Beats = true;
        rig.Pass(TimeSpan.FromSeconds(10));
        rig.Starts.ShouldBe(2);
    }

    [Fact]
    public void A_heartbeat_that_cannot_be_written_is_not_missed()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0));
        rig.Pass(TimeSpan.FromMinutes(1));
        (rig.Beats, rig.CanBeat) = (false, false);
        rig.Pass(TimeSpan.FromHours(1));
        rig.Done.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_blocked_thread_is_a_fault_only_while_no_person_is_needed()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0)) { BlockedFor = _options.BlockedAfter, NeedsPerson = true };
        rig.Pass(TimeSpan.FromHours(1));
        rig.Done.ShouldHaveSingleItem();
        rig.NeedsPerson = false;
        rig.Pass(TimeSpan.FromSeconds(1));
        rig.State.Reason.ShouldBe(RestartReason.Blocked);
        rig.State.Phase.ShouldBe(SupervisorPhase.Stopping);
    }

    [Fact]
    public void An_update_ends_the_node_and_none_starts_before_it_is_over()
    {
        var rig = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0));
        rig.Pass(TimeSpan.FromMinutes(1));
        rig.UpdateHolds = true;
        rig.Pass(TimeSpan.FromMinutes(3));
        rig.NodeRuns.ShouldBeFalse();
        rig.UpdateHolds = false;
        rig.Pass(TimeSpan.FromSeconds(2));
        rig.NodeRuns.ShouldBeTrue();
        rig.State.Reason.ShouldBe(RestartReason.VersionUpdate);
    }

    [Fact]
    public void Told_to_stop_it_stops_the_node_and_then_itself_whatever_it_was_doing()
    {
        var running = new RestartPolicyRig(RestartPolicyRig.Korean(21, 9, 0)) { ObeysStop = false };
        running.Pass(TimeSpan.FromMinutes(1));
        running.StopRequested = true;
        running.Pass(_options.Grace + TimeSpan.FromSeconds(3));
        running.State.Phase.ShouldBe(SupervisorPhase.Ended);
        running.NodeRuns.ShouldBeFalse();
        running.State.ExitCode.ShouldBe(BridgeExitCode.Ok);

        var waiting = new RestartPolicyRig(RestartPolicyRig.Korean(21, 5, 0));
        waiting.Pass(TimeSpan.FromSeconds(3));
        waiting.StopRequested = true;
        waiting.Pass(TimeSpan.FromSeconds(1));
        waiting.State.Phase.ShouldBe(SupervisorPhase.Ended);
        waiting.Starts.ShouldBe(0);
    }
}
