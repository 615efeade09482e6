using Kiwoom.Actors.Identity;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>A subscription: nobody can renew or end another user's, whatever ids he guesses.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="Request">Its id.</param>
internal readonly record struct SubscriptionKey(UserId User, RequestId Request);
