using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Account;

/// <summary>A person decides what became of an order in doubt; only for an admin. Answered with <see cref="OrderAnswer"/>.</summary>
/// <param name="Cause">Command id and user.</param>
/// <param name="Caller">The verified sender.</param>
/// <param name="Account">The account.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="BrokerOrderNo">Kiwoom's number of it on the order's day; null where it never arrived.</param>
/// <param name="Force">Whether a number is taken that Kiwoom's lists have not shown to be a candidate.</param>
public sealed record ResolveInDoubt(
    Cause Cause, Caller Caller, AccountNo Account, ClientOrderId ClientOrderId, BrokerOrderNo? BrokerOrderNo, bool Force = false) : ICommand;
