using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Accounts;

/// <summary>An account's limits and how much of them is used, as clients see it.</summary>
/// <param name="AccountNo">The account.</param>
/// <param name="KillSwitch">The emergency stop.</param>
/// <param name="Limits">Each limit by name, in its unit: won, shares, orders or a ratio.</param>
/// <param name="Usage">How much is used, by the same or a telling name.</param>
public sealed record RiskDocument(
    AccountNo AccountNo,
    KillSwitchDocument KillSwitch,
    IReadOnlyDictionary<string, decimal> Limits,
    IReadOnlyDictionary<string, decimal> Usage);
