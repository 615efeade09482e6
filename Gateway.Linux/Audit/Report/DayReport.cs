using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>All that an auditor wants to know of a Korean date.</summary>
/// <param name="Day">The date (KST).</param>
/// <param name="Journal">The journal's name.</param>
/// <param name="MadeAt">When the report was made (UTC).</param>
/// <param name="Accounts">Every account that the journal knows.</param>
public sealed record DayReport(TradingDay Day, string Journal, DateTimeOffset MadeAt, IReadOnlyList<AccountDay> Accounts);
