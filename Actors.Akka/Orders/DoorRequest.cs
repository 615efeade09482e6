using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.OnAkka.Orders;

/// <summary>What a strategy of another process can send to the gateway's <c>/user/orders</c>. Each is answered to its sender with a
/// <see cref="DoorAnswer"/> that names its <see cref="RequestId"/>.</summary>
/// <remarks>Akka.Remote delivers at most once: whoever has no answer sends the same again, under the same id, until he has one. The same order under
/// the same client order id is taken once, however often it comes. <see cref="OrderClient"/> does all of that.</remarks>
/// <param name="RequestId">The sender's own id of it.</param>
/// <param name="Token">Who sends it. Verified for every request anew, so that a revoked token ends at once; the user comes from it alone.</param>
public abstract record DoorRequest(RequestId RequestId, ApiToken Token) : IOrdersMessage
{
    /// <summary>Sends a new order. Answered with <see cref="DoorAnswer.Taken"/> or <see cref="DoorAnswer.Problem"/> once that is in the journal.</summary>
    /// <param name="RequestId">The sender's own id of the request.</param>
    /// <param name="Token">Who sends it.</param>
    /// <param name="Account">The account; null where the token is for one only.</param>
    /// <param name="Order">The order.</param>
    /// <param name="QueueWhileDisconnected">Whether it may wait for the bridge; otherwise it is refused while the bridge is away.</param>
    /// <param name="NotAfter">The gateway refuses it after this instant (UTC, by its own clock), so that an order which waited in a broken connection does not
    /// trade on an old price; null for never.</param>
    public sealed record PlaceOrder(RequestId RequestId, ApiToken Token, AccountNo? Account, OrderSpec Order, bool QueueWhileDisconnected, DateTimeOffset? NotAfter)
        : DoorRequest(RequestId, Token);

    /// <summary>Asks to cancel what is open of an order.</summary>
    /// <param name="RequestId">The sender's own id of the request.</param>
    /// <param name="Token">Who sends it.</param>
    /// <param name="Account">The account; null where the token is for one only.</param>
    /// <param name="ClientOrderId">The order.</param>
    public sealed record CancelOrder(RequestId RequestId, ApiToken Token, AccountNo? Account, ClientOrderId ClientOrderId) : DoorRequest(RequestId, Token);

    /// <summary>Asks to change an order's price, its total quantity, or both.</summary>
    /// <param name="RequestId">The sender's own id of the request.</param>
    /// <param name="Token">Who sends it.</param>
    /// <param name="Account">The account; null where the token is for one only.</param>
    /// <param name="ClientOrderId">The order.</param>
    /// <param name="Quantity">New total quantity in shares, what is filled included; null leaves it.</param>
    /// <param name="Price">New price in won; null leaves it.</param>
    /// <param name="NotAfter">The gateway refuses it after this instant (UTC, by its own clock); null for never.</param>
    public sealed record ReplaceOrder(
        RequestId RequestId, ApiToken Token, AccountNo? Account, ClientOrderId ClientOrderId, long? Quantity, long? Price, DateTimeOffset? NotAfter)
        : DoorRequest(RequestId, Token);

    /// <summary>Asks how an order stands. Answered with <see cref="DoorAnswer.Found"/>.</summary>
    /// <param name="RequestId">The sender's own id of the request.</param>
    /// <param name="Token">Who sends it.</param>
    /// <param name="Account">The account; null where the token is for one only.</param>
    /// <param name="ClientOrderId">The order.</param>
    public sealed record ReadOrder(RequestId RequestId, ApiToken Token, AccountNo? Account, ClientOrderId ClientOrderId) : DoorRequest(RequestId, Token);

    /// <summary>Asks for an account's positions, money and open orders. Answered with <see cref="DoorAnswer.Account"/>.</summary>
    /// <param name="RequestId">The sender's own id of the request.</param>
    /// <param name="Token">Who sends it.</param>
    /// <param name="Account">The account; null where the token is for one only.</param>
    public sealed record ReadAccount(RequestId RequestId, ApiToken Token, AccountNo? Account) : DoorRequest(RequestId, Token);

    /// <summary>Asks for the execution reports of an account, or keeps asking. Answered with <see cref="DoorAnswer.Subscribed"/>, and then
    /// <see cref="DoorNews"/> comes to the sender.</summary>
    /// <remarks>The same subscription is renewed by sending this again under its <see cref="RequestId"/>; without a renewal it ends when its lease does. A
    /// renewal says how far the subscriber has come: what he has not after a while, or at once where he says <paramref name="Again"/>, is sent
    /// to him again.</remarks>
    /// <param name="RequestId">The subscription: the same in every renewal.</param>
    /// <param name="Token">Who sends it.</param>
    /// <param name="Account">The account; null where the token is for one only.</param>
    /// <param name="After">The last number of the account's stream that he has; null to begin behind what there is now.</param>
    /// <param name="Again">Whether he misses something after that number.</param>
    public sealed record Subscribe(RequestId RequestId, ApiToken Token, AccountNo? Account, long? After, bool Again) : DoorRequest(RequestId, Token);

    /// <summary>Ends a subscription. Answered with <see cref="DoorAnswer.Unsubscribed"/>, also where there is none.</summary>
    /// <param name="RequestId">The subscription.</param>
    /// <param name="Token">Who sends it.</param>
    public sealed record Unsubscribe(RequestId RequestId, ApiToken Token) : DoorRequest(RequestId, Token);
}
