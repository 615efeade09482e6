using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks for one order. Answered with <see cref="OrderAnswer.Taken"/> or <see cref="OrderAnswer.NotFound"/>.</summary>
/// <param name="Cause">Command id.</param>
/// <param name="ClientOrderId">The order.</param>
public sealed record GetOrder(Cause Cause, ClientOrderId ClientOrderId) : IAccountQuestion;
