using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Accounts;

/// <summary>What an emergency stop did.</summary>
/// <param name="Accounts">The accounts that are stopped.</param>
/// <param name="Failed">The accounts of which that is not known: ask again.</param>
public sealed record StoppedAccounts(IReadOnlyList<RiskDocument> Accounts, IReadOnlyList<AccountNo> Failed);
