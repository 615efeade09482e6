using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks for fills, the newest first. Answered with a list of <see cref="ExecutionView"/>.</summary>
/// <param name="Cause">Command id.</param>
/// <param name="Symbol">Only this issue; null for all.</param>
/// <param name="ClientOrderId">Only this order; null for all.</param>
/// <param name="Limit">At most this many.</param>
public sealed record GetExecutions(Cause Cause, Symbol? Symbol = null, ClientOrderId? ClientOrderId = null, int Limit = 1000) : IAccountQuestion;
