using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Risk;

/// <summary>Limits, kill switch, counters and reservations. Mutable; only <see cref="RiskGuard.Apply"/> changes it.</summary>
public sealed class RiskGuardState
{
    /// <summary>The account's limits; null while they are the configured defaults.</summary>
    public RiskLimits? Limits { get; internal set; }

    /// <summary>Limits of strategies that have their own.</summary>
    public IReadOnlyDictionary<StrategyId, StrategyLimits> StrategyLimits => StrategyLimitMap;

    /// <summary>The kill switch.</summary>
    public KillSwitchView KillSwitch { get; internal set; } = new(false, false, null, null, null);

    /// <summary>Orders and replaces on the present day.</summary>
    public int OrdersToday { get; internal set; }

    /// <summary>Orders that checks refused on the present day.</summary>
    public int RejectedToday { get; internal set; }

    /// <summary>Whether the day's loss limit was reached on the present day.</summary>
    public bool DailyLossReached { get; internal set; }

    /// <summary>Orders and replaces of the last minute, the oldest first; at most <see cref="RiskGuard.RecentOrdersKept"/>.</summary>
    public IReadOnlyCollection<RecentOrder> Recent => RecentQueue;

    /// <summary>What open orders hold.</summary>
    public Reservations Reservations { get; } = new();

    internal Dictionary<StrategyId, StrategyLimits> StrategyLimitMap { get; } = [];

    internal Dictionary<StrategyId, int> StrategyOrdersToday { get; } = [];

    internal HashSet<StrategyId> StrategyLossReached { get; } = [];

    internal Queue<RecentOrder> RecentQueue { get; } = new();
}
