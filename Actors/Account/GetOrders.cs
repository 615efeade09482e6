using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks for orders, the newest first. Answered with a list of <see cref="OrderView"/>.</summary>
/// <param name="Cause">Command id.</param>
/// <param name="OpenOnly">Only orders that are not final.</param>
/// <param name="Symbol">Only this issue; null for all.</param>
/// <param name="Strategy">Only this strategy's; null for all.</param>
/// <param name="Limit">At most this many.</param>
public sealed record GetOrders(Cause Cause, bool OpenOnly = false, Symbol? Symbol = null, StrategyId? Strategy = null, int Limit = 1000) : IAccountQuestion;
