using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Accounts;

/// <summary>A position that Kiwoom has otherwise than the events explain.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Here">Shares by the events.</param>
/// <param name="AtKiwoom">Shares by Kiwoom's list.</param>
/// <param name="CostAtKiwoom">What they cost by Kiwoom's list, won.</param>
public sealed record PositionDifferenceDocument(Symbol Symbol, long Here, long AtKiwoom, long CostAtKiwoom);
