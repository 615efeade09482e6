using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Specs.Account;

/// <summary>A broker that stands as a spec says.</summary>
public sealed class FakeBrokerStatus : IBrokerStatus
{
    public bool Reachable { get; set; } = true;

    public TradingMode? Server { get; set; } = TradingMode.Paper;

    public long Epoch { get; set; } = 1;

    public TimeSpan? ClockSkew { get; set; }

    public bool IsReachable(AccountNo account) => Reachable;

    public TradingMode? ServerOf(AccountNo account) => Server;

    public long EpochOf(AccountNo account) => Epoch;

    public TimeSpan? ClockSkewOf(AccountNo account) => ClockSkew;
}
