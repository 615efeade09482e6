using System.Collections.Immutable;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Strategies;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>Strategies of somebody.</summary>
internal static class StrategyOwners
{
    public static StrategyDefinition Strategy(string owner, TradingMode mode) => new(
        StrategyId.Parse("one"), "momentum", GatewayRig.Account, mode, [GatewayRig.Samsung], ImmutableSortedDictionary<string, long>.Empty, 1_000_000, UserId.Parse(owner));
}
