using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Actors.Orders;

/// <summary>Asks to cancel every open order that matches (FIX OrderMassCancelRequest). Answered with <see cref="MassCancelAnswer"/>.</summary>
/// <param name="Cause">Command id, user and strategy.</param>
/// <param name="Caller">The verified sender.</param>
/// <param name="Account">The account.</param>
/// <param name="Symbol">Only this issue; null for all.</param>
/// <param name="Strategy">Only this strategy's orders; null for all.</param>
public sealed record MassCancel(Cause Cause, Caller Caller, AccountNo Account, Symbol? Symbol = null, StrategyId? Strategy = null) : ICommand;
