using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Broker;

/// <summary>How the broker can be reached right now, as risk checks see it. Not part of any journalled state.</summary>
public interface IBrokerStatus
{
    /// <summary>True while the account's bridge is linked and logged in.</summary>
    bool IsReachable(AccountNo account);

    /// <summary>The server the account's login is on; null while unknown.</summary>
    TradingMode? ServerOf(AccountNo account);

    /// <summary>Counts logins and link sessions of the account's bridge; a reconciliation is good for one value.</summary>
    long EpochOf(AccountNo account);

    /// <summary>How far the clock of the account's bridge is ahead of this machine's, where that is more than the link allows; null while it
    /// is not, and while no link can tell.</summary>
    TimeSpan? ClockSkewOf(AccountNo account) => null;
}
