using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Specs.Operations;

public sealed class UpdateSequenceSpecs
{
    private static readonly UpdateSight _popup = new(Popup: true, Confirmation: false, Failure: false, UpdaterRuns: false);
    private static readonly UpdateSight _updater = new(Popup: false, Confirmation: false, Failure: false, UpdaterRuns: true);
    private static readonly UpdateSight _confirmation = new(Popup: false, Confirmation: true, Failure: false, UpdaterRuns: false);
    private readonly UpdateSequence _update = new();
    private TimeSpan _elapsed;

    [Fact]
    public void The_popup_is_left_until_the_node_has_ended_then_pressed_and_the_node_waits_for_the_updaters_end()
    {
        Look(UpdateSight.Nothing, true).Holds.ShouldBeFalse();
        var seen = Look(_popup, true);
        (seen.Holds, seen.PressPopup).ShouldBe((true, false));
        Look(_popup, true).PressPopup.ShouldBeFalse("the node still runs");
        Look(_popup, false).PressPopup.ShouldBeFalse();
        Look(_popup, false).PressPopup.ShouldBeTrue();
        Look(_popup, false).PressPopup.ShouldBeFalse("not again at once");
        Look(_updater, false).Holds.ShouldBeTrue();
        Pass(_updater, TimeSpan.FromMinutes(2)).ShouldAllBe(s => s.Holds);
        Look(_confirmation, false).PressConfirmation.ShouldBeTrue();
        Pass(UpdateSight.Nothing, UpdateSequence.QuietFor - TimeSpan.FromSeconds(1)).ShouldAllBe(s => s.Holds, "another window may follow");
        Look(UpdateSight.Nothing, false).Holds.ShouldBeFalse();
        _update.Phase.ShouldBe(UpdatePhase.None);
    }

    [Fact]
    public void A_popup_that_does_not_go_away_asks_for_a_person_once_and_holds_until_it_is_gone()
    {
        Look(_popup, false);
        var steps = Pass(_popup, TimeSpan.FromHours(2));
        steps.ShouldAllBe(s => s.Holds);
        steps.Count(s => s.Say?.Contains("press it by hand", StringComparison.Ordinal) == true).ShouldBe(1);
        steps.Count(s => s.PressPopup).ShouldBeLessThanOrEqualTo(2 * 3600 / (int)UpdateSequence.PressEvery.TotalSeconds);
        Pass(UpdateSight.Nothing, UpdateSequence.QuietFor + TimeSpan.FromSeconds(2))[^1].Holds.ShouldBeFalse();
    }

    [Fact]
    public void A_popup_that_comes_back_names_the_other_programs_and_is_pressed_again()
    {
        Look(_popup, false);
        Look(_popup, false);
        Look(_popup, false).PressPopup.ShouldBeTrue();
        Look(_updater, false);
        Look(_popup, false).Say.ShouldNotBeNull().ShouldContain("KOA Studio");
        Look(_popup, false).PressPopup.ShouldBeTrue();
    }

    [Fact]
    public void A_failed_update_is_left_to_a_person()
    {
        Look(_popup, false);
        Look(_popup, false);
        Look(_updater, false);
        var steps = Pass(_updater with { Failure = true }, TimeSpan.FromMinutes(1));
        steps.ShouldAllBe(s => s.Holds && !s.PressConfirmation && !s.PressPopup);
        steps.Count(s => s.Say?.Contains("failed", StringComparison.Ordinal) == true).ShouldBe(1);
    }

    [Fact]
    public void Whatever_is_seen_the_popup_is_never_pressed_while_the_node_runs_and_no_node_may_run_while_it_is_open()
    {
        var random = new Random(7);
        var wasHeld = false;
        for (var look = 0; look < 20_000; look++)
        {
            var sight = new UpdateSight(random.Next(4) == 0, random.Next(6) == 0, random.Next(20) == 0, random.Next(3) == 0);

            // The supervisor may start a node only after a look that does not hold.
            var runs = !wasHeld && random.Next(2) == 0;
            var step = Look(random.Next(3) == 0 ? UpdateSight.Nothing : sight, runs);
            if (step.PressPopup)
                runs.ShouldBeFalse();
            if (_update.Phase == UpdatePhase.None)
                step.Holds.ShouldBeFalse();
            else
                step.Holds.ShouldBeTrue();
            wasHeld = step.Holds;
        }
    }

    private List<UpdateStep> Pass(UpdateSight sight, TimeSpan time)
    {
        var steps = new List<UpdateStep>();
        for (var until = _elapsed + time; _elapsed < until;)
            steps.Add(Look(sight, false));
        return steps;
    }

    private UpdateStep Look(UpdateSight sight, bool nodeRuns)
    {
        _elapsed += TimeSpan.FromSeconds(1);
        return _update.Look(sight, nodeRuns, _elapsed);
    }
}
