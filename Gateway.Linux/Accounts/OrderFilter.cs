using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Accounts;

/// <summary>Which orders or executions a reader wants.</summary>
/// <param name="OpenOnly">Only orders that are not final; means nothing for executions.</param>
/// <param name="Symbol">Only this issue; null for all.</param>
/// <param name="ClientOrderId">Only this order; null for all.</param>
/// <param name="Limit">At most this many, the newest.</param>
public sealed record OrderFilter(bool OpenOnly, Symbol? Symbol, ClientOrderId? ClientOrderId, int Limit);
