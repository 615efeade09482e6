using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Recording;

/// <summary>The clocks of a played session. They stand still but for being moved, and between two recorded instants both go on evenly.</summary>
internal sealed class PlayedClocks
{
    // How far along the way something is, in 2^-40 of the whole.
    private const long Whole = 1L << 40;

    private readonly VirtualTimeProvider _market;
    private readonly VirtualTimeProvider _machine;
    private readonly DateTimeOffset _marketStart;
    private readonly DateTimeOffset _machineStart;

    internal PlayedClocks(RecordingHeader header)
    {
        _marketStart = header.StartedAt;
        _machineStart = header.MachineStartedAt ?? header.StartedAt;
        _market = new VirtualTimeProvider(_marketStart);
        _machine = header.MachineStartedAt is null ? _market : new VirtualTimeProvider(_machineStart);
    }

    /// <summary>The market's clock.</summary>
    internal VirtualTimeProvider MarketClock => _market;

    internal Clocks Both => new(_market, _machine);

    /// <summary>Market time since the start.</summary>
    internal TimeSpan Market => _market.GetUtcNow() - _marketStart;

    /// <summary>The machine's time since the start.</summary>
    internal TimeSpan Machine => _machine.GetUtcNow() - _machineStart;

    private bool IsOne => ReferenceEquals(_market, _machine);

    /// <summary>Goes on towards an instant, but no further than to the first timer on the way, which is fired, and no further than <paramref name="most"/>
    /// of the machine's time. True where a timer was fired.</summary>
    internal bool Step(TimeSpan market, TimeSpan machine, TimeSpan most)
    {
        var marketLeft = Math.Max(0, (market - Market).Ticks);
        var machineLeft = IsOne ? marketLeft : Math.Max(0, (machine - Machine).Ticks);
        var dueMarket = Wait(_market, marketLeft);
        var dueMachine = IsOne ? null : Wait(_machine, machineLeft);
        var isMarket = dueMarket is not null && (dueMachine is null || Way(dueMarket.Value, marketLeft) <= Way(dueMachine.Value, machineLeft));
        var way = isMarket ? Way(dueMarket!.Value, marketLeft) : dueMachine is { } due ? Way(due, machineLeft) : Whole;
        if (Part(machineLeft, way) > most.Ticks)
        {
            Move(IsOne ? most.Ticks : Part(marketLeft, Way(most.Ticks, machineLeft)), most.Ticks);
            return false;
        }

        Move(isMarket ? dueMarket!.Value : Part(marketLeft, way), !isMarket && dueMachine is not null ? dueMachine.Value : Part(machineLeft, way));
        if (dueMarket is null && dueMachine is null)
            return false;
        var clock = isMarket ? _market : _machine;
        return clock.FireNext(clock.GetUtcNow());
    }

    /// <summary>Moves to an instant without firing anything; never back.</summary>
    internal void Jump(TimeSpan market, TimeSpan machine)
    {
        _market.MoveTo(_marketStart + market);
        if (!IsOne)
            _machine.MoveTo(_machineStart + machine);
    }

    private static long Way(long ticks, long left) => left == 0 ? 0 : (long)((Int128)ticks * Whole / left);

    private static long Part(long left, long way) => (long)((Int128)left * way / Whole);

    private static long? Wait(VirtualTimeProvider clock, long left) =>
        clock.NextDueAt is { } due && Math.Max(0, (due - clock.GetUtcNow()).Ticks) is var wait && wait <= left ? wait : null;

    private void Move(long market, long machine)
    {
        _market.MoveTo(_market.GetUtcNow().AddTicks(market));
        if (!IsOne)
            _machine.MoveTo(_machine.GetUtcNow().AddTicks(machine));
    }
}
