using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>A holding after a fill, as Kiwoom sees it (Chejan gubun 1). A cross-check, never a source of profit figures.</summary>
/// <param name="Account">Account.</param>
/// <param name="Symbol">The issue.</param>
/// <param name="Quantity">Shares held (930).</param>
/// <param name="Sellable">Shares that can be sold (933).</param>
/// <param name="AverageCost">Won a share, rounded by Kiwoom (931).</param>
public sealed record HoldingReported(AccountNo Account, Symbol Symbol, long Quantity, long Sellable, long AverageCost) : IBrokerReport;
