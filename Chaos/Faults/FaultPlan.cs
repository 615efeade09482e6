namespace Kiwoom.Chaos.Faults;

/// <summary>The rounds of a run: a function of its seed alone.</summary>
/// <param name="seed">The seed.</param>
internal sealed class FaultPlan(int seed)
{
    private const int RoundsBetweenDisks = 16;
    private readonly Random _chance = new(seed);
    private int _rounds;
    private int _diskAt = 3;

    /// <summary>The next round.</summary>
    internal Round Next()
    {
        _rounds++;
        var (orders, disk, link, victims) = (_chance.Next(1, 12), Disk(), Link(), Pick(42, 43));
        var moment = _chance.Next(2) == 0 ? KillMoment.Sent : KillMoment.Happened;
        var after = moment == KillMoment.Sent ? Milliseconds(0, 40) : TimeSpan.FromMicroseconds(_chance.Next(1_200));
        return new Round(orders, disk, link, victims, moment, after, Second());
    }

    private DiskFill? Disk()
    {
        if (_rounds != _diskAt)
            return null;

        _diskAt += _chance.Next(RoundsBetweenDisks / 2, RoundsBetweenDisks);
        return new DiskFill(Pick(60, 20), Milliseconds(500, 2_000), _chance.Next(2) == 0);
    }

    private LinkFault? Link()
    {
        var kind = _chance.Next(100) switch
        {
            < 20 => LinkFaultKind.Cut,
            < 28 => LinkFaultKind.CutInside,
            < 36 => LinkFaultKind.Stall,
            < 45 => LinkFaultKind.Delay,
            _ => (LinkFaultKind?)null,
        };
        return kind is { } fault ? new LinkFault(fault, Milliseconds(300, 4_500), _chance.Next(1, 4_000), Milliseconds(5, 250)) : null;
    }

    private SecondKill? Second() => _chance.Next(100) switch
    {
        < 25 => new SecondKill(Pick(45, 45), RecoveryStage.Started, Milliseconds(0, 1_500)),
        < 50 => new SecondKill(Pick(45, 45), RecoveryStage.Reconciling, Milliseconds(0, 40)),
        _ => null,
    };

    private Victims Pick(int gateway, int bridge)
    {
        var drawn = _chance.Next(100);
        return drawn < gateway ? Victims.Gateway : drawn < gateway + bridge ? Victims.Bridge : Victims.Both;
    }

    private TimeSpan Milliseconds(int least, int most) => TimeSpan.FromMilliseconds(_chance.Next(least, most));
}
