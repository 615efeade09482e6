using Kiwoom.Actors.Account;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Actors.Risk;

/// <summary>The account's limits are others now.</summary>
/// <param name="Limits">All of them.</param>
[EventName("risk_limits_changed")]
public sealed record RiskLimitsChanged(RiskLimits Limits) : AccountEvent;
