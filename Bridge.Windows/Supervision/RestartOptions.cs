namespace Kiwoom.Bridge.Supervision;

/// <summary>When a supervisor restarts its node. Durations are the machine's clock, times of day Korean.</summary>
public sealed record RestartOptions
{
    /// <summary>Start of the window of the daily restart. Source: fact sheet §2.6, 07:00 to 07:30.</summary>
    public static readonly TimeOnly WindowFrom = new(7, 0);

    /// <summary>End of the window.</summary>
    public static readonly TimeOnly WindowTo = new(7, 30);

    /// <summary>When the daily restart is due, within the window; null for never.</summary>
    public TimeOnly? DailyAt { get; init; } = new(7, 5);

    /// <summary>How long a node may take to stop before it is killed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a killed node may take to be gone before it is killed again.</summary>
    public TimeSpan KillAgainAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a new node may take to its first heartbeat.</summary>
    public TimeSpan StartUp { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long a heartbeat may stay away.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the control's thread may be blocked while no person is needed.</summary>
    public TimeSpan BlockedAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A node that ran so long was a healthy one: failures before it do not count any more.</summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A node that wants a restart sooner than this after its start is treated as a failed one.</summary>
    public TimeSpan LeastLife { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>First wait after a failure; doubled with each one after it.</summary>
    public TimeSpan FirstBackOff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait before <see cref="FailureLimit"/> is reached.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After so many failures in a row it goes on, but slowly.</summary>
    public int FailureLimit { get; init; } = 8;

    /// <summary>The wait from then on.</summary>
    public TimeSpan SlowBackOff { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A gap between two looks longer than this means that the supervisor slept too, with the machine.</summary>
    public TimeSpan SleptAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The wait after so many failures in a row.</summary>
    public TimeSpan BackOff(int failures)
    {
        if (failures <= 0)
            return TimeSpan.Zero;
        if (failures > FailureLimit)
            return SlowBackOff;
        var wait = FirstBackOff * Math.Pow(2, failures - 1);
        return wait < LongestBackOff ? wait : LongestBackOff;
    }
}
