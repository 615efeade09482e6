using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Hosting;

namespace Kiwoom.Bridge.Supervision;

/// <summary>Decides what a supervisor does. Pure: one look gives the next state and at most one action. It never starts a node before the end of
/// the one before was seen, and never while Kiwoom's servers are in maintenance or Kiwoom updates itself.</summary>
public sealed class RestartPolicy(RestartOptions options)
{
    // A clock that was this far ahead was wrong: what was done under it does not count for today.
    private const int DaysOfWrongClock = 2;

    /// <summary>One look.</summary>
    public (SupervisorState State, SupervisorAction Action) Look(SupervisorState state, Observation seen)
    {
        state = Awake(state, seen) with { StopAsked = state.StopAsked || seen.StopRequested };
        return state.Phase switch
        {
            SupervisorPhase.Waiting => Waiting(state, seen),
            SupervisorPhase.Running => Running(state, seen),
            SupervisorPhase.Stopping => Stopping(state, seen),
            _ => (state, SupervisorAction.None),
        };
    }

    private SupervisorState Awake(SupervisorState state, Observation seen)
    {
        // Both slept: the node gets its time again before its silence counts.
        if (seen.Elapsed - state.LookedAt > options.SleptAfter)
            state = state with { BeatAt = seen.Elapsed };
        if (state.StartedOn > seen.Market)
            state = state with { StartedOn = seen.Market };
        if (state.LastDaily is { } last && last.Date.DayNumber - TradingDay.At(seen.Market).Date.DayNumber >= DaysOfWrongClock)
            state = state with { LastDaily = null };
        return state with { LookedAt = seen.Elapsed };
    }

    private static (SupervisorState, SupervisorAction) Waiting(SupervisorState state, Observation seen)
    {
        if (state.StopAsked)
            return End(state, BridgeExitCode.Ok, "told to stop");
        if (seen.UpdateHolds)
            return (state with { WaitsFor = "Kiwoom updates itself" }, SupervisorAction.None);
        if (seen.Elapsed < state.NotBefore)
            return (state with { WaitsFor = $"back-off after {state.Failures} failures in a row" }, SupervisorAction.None);
        if (MaintenanceTimetable.WaitBeforeLogin(seen.Market) > TimeSpan.Zero)
            return (state with { WaitsFor = "Kiwoom's servers are in maintenance" }, SupervisorAction.None);

        return (state with
        {
            Phase = SupervisorPhase.Running,
            WaitsFor = null,
            Restarts = state.HasStarted ? state.Restarts + 1 : 0,
            HasStarted = true,
            StartedAt = seen.Elapsed,
            StartedOn = seen.Market,
            Beat = null,
            BeatAt = seen.Elapsed,
        }, SupervisorAction.Start);
    }

    private (SupervisorState, SupervisorAction) Running(SupervisorState state, Observation seen)
    {
        if (seen.Exit is { } code)
            return Exited(state, seen, code);

        state = Heard(state, seen);
        if (seen.Elapsed - state.StartedAt >= options.HealthyAfter)
            state = state with { Failures = 0 };
        if (state.StopAsked)
            return Stop(state, seen, state.Reason, "told to stop");
        if (seen.UpdateHolds)
            return Stop(state, seen, RestartReason.VersionUpdate, "Kiwoom's version update wants every program that uses the control to be closed");
        if (IsDailyDue(state, seen.Market))
            return Stop(state with { LastDaily = TradingDay.At(seen.Market) }, seen, RestartReason.Daily, Daily(seen.Market));
        var limit = state.Beat is null ? options.StartUp : options.StaleAfter;
        if (seen.Elapsed - state.BeatAt >= limit)
            return Stop(Failed(state), seen, RestartReason.Hung, $"no heartbeat for {(seen.Elapsed - state.BeatAt).TotalSeconds:0} s");
        if (!seen.NeedsPerson && seen.BlockedFor >= options.BlockedAfter)
            return Stop(Failed(state), seen, RestartReason.Blocked, $"the control's thread is blocked for {seen.BlockedFor.TotalSeconds:0} s, and no person is needed");
        return (state, SupervisorAction.None);
    }

    private (SupervisorState, SupervisorAction) Stopping(SupervisorState state, Observation seen)
    {
        if (seen.Exit is not null)
        {
            return state.StopAsked
                ? End(state, BridgeExitCode.Ok, "told to stop")
                : (state with { Phase = SupervisorPhase.Waiting, NotBefore = After(state, seen) }, SupervisorAction.None);
        }

        return seen.Elapsed >= state.KillAt
            ? (state with { KillAt = seen.Elapsed + options.KillAgainAfter }, SupervisorAction.Kill)
            : (state, SupervisorAction.None);
    }

    private (SupervisorState, SupervisorAction) Exited(SupervisorState state, Observation seen, int code)
    {
        if (state.StopAsked)
            return End(state, BridgeExitCode.Ok, "told to stop");
        // A node that stops takes its status file away. One that leaves it was ended from outside, whatever its code says: under Wine, and by some
        // programs on Windows, that is 0.
        var wasEnded = code == BridgeExitCode.Ok && seen.Beat is not null;
        if (!wasEnded && Final(code) is { } say)
            return End(state, code, say);

        // Whoever wants restart after restart is failing.
        var asked = code == BridgeExitCode.RestartWanted;
        var lived = seen.Elapsed - state.StartedAt;
        if (lived >= options.HealthyAfter)
            state = state with { Failures = 0 };
        if (!asked || lived < options.LeastLife)
            state = Failed(state);
        state = state with
        {
            Phase = SupervisorPhase.Waiting,
            Reason = asked ? RestartReason.Asked : RestartReason.Crash,
            Text = asked ? $"the node wants to be started again (exit code {code})"
                : wasEnded ? $"the node was ended from outside after {lived.TotalSeconds:0} s (exit code {code}, but its status file is still there)"
                : Crash(code, lived),
        };
        return (state with { NotBefore = asked && lived >= options.LeastLife ? seen.Elapsed : After(state, seen) }, SupervisorAction.None);
    }

    private static SupervisorState Heard(SupervisorState state, Observation seen) =>
        !seen.CanBeat ? state with { BeatAt = seen.Elapsed }
        : seen.Beat is { } beat && beat != state.Beat ? state with { Beat = beat, BeatAt = seen.Elapsed }
        : state;

    private bool IsDailyDue(SupervisorState state, DateTimeOffset market)
    {
        if (options.DailyAt is not { } at)
            return false;
        var today = TradingDay.At(market);
        return market >= today.InstantOf(at)
            && state.StartedOn < today.InstantOf(RestartOptions.WindowFrom)
            && (state.LastDaily is not { } last || today.CompareTo(last) > 0);
    }

    private static string Daily(DateTimeOffset market) => market < TradingDay.At(market).InstantOf(RestartOptions.WindowTo)
        ? "the daily restart"
        : "the daily restart, late: nobody looked between 07:00 and 07:30";

    private (SupervisorState, SupervisorAction) Stop(SupervisorState state, Observation seen, RestartReason reason, string text) =>
        (state with { Phase = SupervisorPhase.Stopping, Reason = reason, Text = text, KillAt = seen.Elapsed + options.Grace }, SupervisorAction.AskToStop);

    private static SupervisorState Failed(SupervisorState state) => state with { Failures = state.Failures + 1 };

    private TimeSpan After(SupervisorState state, Observation seen) => state.Reason switch
    {
        RestartReason.Daily or RestartReason.VersionUpdate => seen.Elapsed,
        _ => seen.Elapsed + options.BackOff(state.Failures),
    };

    private static (SupervisorState, SupervisorAction) End(SupervisorState state, int code, string text) =>
        (state with { Phase = SupervisorPhase.Ended, ExitCode = code, Text = text, WaitsFor = null }, SupervisorAction.End);

    private static string? Final(int code) => code switch
    {
        BridgeExitCode.Ok => "the node stopped as somebody asked it to; start the supervisor again to go on",
        BridgeExitCode.Usage => "the node's command line is wrong (see above); mend it and start the supervisor again",
        BridgeExitCode.NotEnrolled => "the bridge is not enrolled: run 'kiwoom bridge enroll' at the gateway, 'kiwoom-bridge enroll CODE' here, and start the supervisor again",
        _ => null,
    };

    private static string Crash(int code, TimeSpan lived) => code == BridgeExitCode.InUse
        ? $"another process has the data directory (exit code {code}); the node's log names it. End it if it should not run"
        : $"the node ended with code {code}{(code is < 0 or > 255 ? $" (0x{code:X8})" : "")} after {lived.TotalSeconds:0} s";
}
