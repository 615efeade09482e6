using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>What an account's mailbox takes while it is flooded. The bounds are far above what Kiwoom can carry (five orders a second) and
/// what the risk limits can allow (a hundred), so that only a runaway meets them.</summary>
/// <remarks>What is refused here never reached the account: nothing is journalled, no client order id is spent, and the same order may be
/// sent again. Everything else has no bound here: the link's window bounds the reports, and the rest are few.</remarks>
public static class AccountAdmission
{
    /// <summary>Orders and replaces. So many ahead of a cancel are decided in a few milliseconds, and each that is decided is journalled,
    /// refused by risk checks or not: hence the rate. A source is a user, or a
    /// strategy of his.</summary>
    public static AdmissionLimit Orders { get; } = new("orders", MostWaiting: 256, MostOfOne: 64, AtOnce: 1_000, PerSecond: 200);

    /// <summary>Cancels. Most of a flood of them change nothing; they are bounded so that they do not fill the memory.</summary>
    public static AdmissionLimit Cancels { get; } = new("cancels", MostWaiting: 4_096, MostOfOne: 1_024);

    /// <summary>Questions.</summary>
    public static AdmissionLimit Questions { get; } = new("questions", MostWaiting: 4_096, MostOfOne: 4_096);

    /// <summary>The rules. The kill switch and its release overtake everything, and keep their order among themselves.</summary>
    public static Admission Rules { get; } = new()
    {
        LimitOf = static message => message switch
        {
            PlaceOrder or ReplaceOrder => Orders,
            CancelOrder or MassCancel => Cancels,
            GetOrders or GetOrder or GetExecutions or GetPositions or GetBalance or GetRisk or GetAccount or GetAccountSummary => Questions,
            _ => null,
        },
        SourceOf = static message => message switch
        {
            PlaceOrder c => (c.Caller.User, c.Caller.Strategy),
            ReplaceOrder c => (c.Caller.User, c.Caller.Strategy),
            CancelOrder c => (c.Caller.User, c.Caller.Strategy),
            MassCancel c => (c.Caller.User, c.Caller.Strategy),
            _ => null,
        },
        IsUrgent = static message => message is EngageKillSwitch or ReleaseKillSwitch,
    };
}
