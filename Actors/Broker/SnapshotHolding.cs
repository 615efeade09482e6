using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>One holding in Kiwoom's own list (opw00018).</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Quantity">보유수량, shares.</param>
/// <param name="Sellable">매매가능수량, shares.</param>
/// <param name="CostAmount">매입금액, won.</param>
public sealed record SnapshotHolding(Symbol Symbol, long Quantity, long Sellable, long CostAmount);
