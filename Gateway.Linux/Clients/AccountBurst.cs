using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Gateway.Clients;

/// <summary>What changed in an account since its followers were last told, up to a bound; beyond it only that too much did.</summary>
/// <param name="capacity">Orders and fills that are kept.</param>
internal sealed class AccountBurst(int capacity)
{
    /// <summary>The last event's sequence_nr.</summary>
    internal long Version { get; private set; }

    /// <summary>Orders that changed.</summary>
    internal HashSet<ClientOrderId> Orders { get; } = [];

    /// <summary>Fills, in their order.</summary>
    internal List<OrderExecuted> Executions { get; } = [];

    internal bool ChangesMoney { get; private set; }

    internal bool ChangesRisk { get; private set; }

    /// <summary>Whether more changed than is kept; nothing but the version counts then.</summary>
    internal bool IsLost { get; private set; }

    internal void Add(JournaledEvent journaled)
    {
        Version = journaled.SequenceNr;
        if (IsLost)
            return;

        if (journaled.Event is IOrderEvent order)
            Orders.Add(order.ClientOrderId);

        switch (journaled.Event)
        {
            case OrderExecuted executed:
                Executions.Add(executed);
                ChangesMoney = true;
                break;
            case KillSwitchEngaged or KillSwitchReleased or RiskLimitsChanged or StrategyLimitsChanged or DailyLossLimitReached:
                ChangesRisk = true;
                break;
            case not IOrderEvent and not ReportSeen:
                ChangesMoney = true;
                break;
        }

        if (Orders.Count + Executions.Count <= capacity)
            return;

        IsLost = true;
        Orders.Clear();
        Orders.TrimExcess();
        Executions.Clear();
        Executions.TrimExcess();
    }
}
