using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Portfolio;

/// <summary>Shares held and what they cost.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="CostAmount">매입금액 in won, commission excluded.</param>
public sealed record Holding(Symbol Symbol, long Quantity, long CostAmount);
