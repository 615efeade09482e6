using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Actors.Orders;

/// <summary>The answer to a command on an order. What it says is durable.</summary>
public abstract record OrderAnswer
{
    private OrderAnswer()
    {
    }

    /// <summary>The command was taken: the order, or the request to change it, is in the journal.</summary>
    /// <param name="Order">The order as it then stands.</param>
    /// <param name="Duplicate">True where the same command had been taken before: nothing new was sent.</param>
    public sealed record Taken(OrderView Order, bool Duplicate = false) : OrderAnswer;

    /// <summary>Refused by risk checks; the refusal is in the journal and nothing was sent.</summary>
    /// <param name="Order">The rejected order.</param>
    /// <param name="FailedChecks">Every check that failed, not only the first.</param>
    /// <param name="Duplicate">True where the same order had been refused before.</param>
    public sealed record Refused(OrderView Order, IReadOnlyList<FailedCheck> FailedChecks, bool Duplicate = false) : OrderAnswer;

    /// <summary>Refused by risk checks, after so many refusals that no more are recorded on this day
    /// (<see cref="Account.AccountOptions.MostRejectedPerDay"/>). Nothing changed, nothing was sent, and the id is not spent.</summary>
    /// <param name="ClientOrderId">The order.</param>
    /// <param name="FailedChecks">Every check that failed, not only the first.</param>
    public sealed record RefusedUnrecorded(ClientOrderId ClientOrderId, IReadOnlyList<FailedCheck> FailedChecks) : OrderAnswer;

    /// <summary>The client order id is taken by an order with other content. Nothing changed.</summary>
    /// <param name="Existing">The order that has the id.</param>
    public sealed record Conflict(OrderView Existing) : OrderAnswer;

    /// <summary>The client order id belonged to an order that is not kept any more. Nothing changed.</summary>
    /// <param name="ClientOrderId">The id.</param>
    public sealed record Spent(ClientOrderId ClientOrderId) : OrderAnswer;

    /// <summary>No order has the id. Nothing changed.</summary>
    /// <param name="ClientOrderId">The id asked for.</param>
    public sealed record NotFound(ClientOrderId ClientOrderId) : OrderAnswer;

    /// <summary>The order cannot be changed that way now. Nothing changed.</summary>
    /// <param name="Order">The order as it stands.</param>
    /// <param name="FailedChecks">Why.</param>
    public sealed record NotPossible(OrderView Order, IReadOnlyList<FailedCheck> FailedChecks) : OrderAnswer;

    /// <summary>The caller may not do this. Nothing changed.</summary>
    /// <param name="Text">Why, for people.</param>
    public sealed record Forbidden(string Text) : OrderAnswer;
}
