using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Specs.Operations;

/// <summary>A policy with a machine around it that has one node at most, and fails the spec where the policy would have two.</summary>
internal sealed class RestartPolicyRig
{
    private readonly RestartPolicy _policy;
    private long _beat;

    internal RestartPolicyRig(DateTimeOffset market, RestartOptions? options = null) => (Market, _policy) = (market, new RestartPolicy(options ?? new RestartOptions()));

    internal SupervisorState State { get; private set; } = SupervisorState.Initial;

    internal DateTimeOffset Market { get; set; }

    internal TimeSpan Elapsed { get; private set; }

    internal bool NodeRuns { get; private set; }

    internal int? Exit { get; set; }

    /// <summary>The node ends with 0 when it is asked to.</summary>
    internal bool ObeysStop { get; set; } = true;

    internal bool Beats { get; set; } = true;

    /// <summary>A node that ends leaves its status file behind, as one that was killed does.</summary>
    internal bool LeavesStatus { get; set; }

    internal bool CanBeat { get; set; } = true;

    internal bool UpdateHolds { get; set; }

    internal bool StopRequested { get; set; }

    internal bool NeedsPerson { get; set; }

    internal TimeSpan BlockedFor { get; set; }

    internal List<(SupervisorAction Action, RestartReason Reason, DateTimeOffset At, TimeSpan Elapsed)> Done { get; } = [];

    internal int Starts => Done.Count(d => d.Action == SupervisorAction.Start);

    internal static DateTimeOffset Korean(int day, int hour, int minute) => new TradingDay(new DateOnly(2026, 9, day)).InstantOf(new TimeOnly(hour, minute));

    internal void End(int code)
    {
        if (NodeRuns)
            (NodeRuns, Exit) = (false, code);
    }

    internal void Look()
    {
        (State, var action) = _policy.Look(State, new Observation
        {
            Market = Market,
            Elapsed = Elapsed,
            Exit = Exit,
            Beat = NodeRuns && Beats ? ++_beat : LeavesStatus ? _beat : null,
            CanBeat = CanBeat,
            BlockedFor = BlockedFor,
            NeedsPerson = NeedsPerson,
            StopRequested = StopRequested,
            UpdateHolds = UpdateHolds,
        });
        if (action == SupervisorAction.None)
            return;
        Done.Add((action, State.Reason, Market, Elapsed));
        switch (action)
        {
            case SupervisorAction.Start:
                NodeRuns.ShouldBeFalse("two nodes at once");
                (NodeRuns, Exit) = (true, null);
                break;
            case SupervisorAction.AskToStop when ObeysStop:
                End(0);
                break;
            case SupervisorAction.Kill:
                End(137);
                break;
        }
    }

    /// <summary>Lets time pass, with a look every second.</summary>
    internal void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(1))
            Pass(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>One step on each clock, and a look.</summary>
    internal void Pass(TimeSpan machine, TimeSpan market)
    {
        Elapsed += machine;
        Market += market;
        Look();
    }
}
