using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Risk;

namespace Kiwoom.OnAkka.Orders;

/// <summary>The answer to a <see cref="DoorRequest"/>.</summary>
/// <param name="RequestId">The request.</param>
public abstract record DoorAnswer(RequestId RequestId) : IOrdersMessage
{
    /// <summary>The command was taken: the order, or the request to change it, is in the journal.</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="Order">The order as it then stood.</param>
    /// <param name="Duplicate">True where the same had been taken before: nothing new was sent.</param>
    public sealed record Taken(RequestId RequestId, OrderView Order, bool Duplicate) : DoorAnswer(RequestId);

    /// <summary>How an order stands.</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="Order">The order.</param>
    public sealed record Found(RequestId RequestId, OrderView Order) : DoorAnswer(RequestId);

    /// <summary>How an account stands at one place of its stream.</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="AccountNo">The account.</param>
    /// <param name="Version">The number of the last event that is in it: subscribe after it, and nothing is missed.</param>
    /// <param name="Balance">Money.</param>
    /// <param name="Positions">What is held.</param>
    /// <param name="OpenOrders">Orders that are not final, the newest first.</param>
    /// <param name="IsComplete">False where there are more positions or open orders than one message carries: HTTP lists them all.</param>
    public sealed record Account(
        RequestId RequestId,
        AccountNo AccountNo,
        long Version,
        BalanceView Balance,
        IReadOnlyList<PositionView> Positions,
        IReadOnlyList<OrderView> OpenOrders,
        bool IsComplete) : DoorAnswer(RequestId);

    /// <summary>The subscription stands.</summary>
    /// <param name="RequestId">The subscription.</param>
    /// <param name="AccountNo">The account.</param>
    /// <param name="From">The number of the stream after which it began.</param>
    /// <param name="LeaseSeconds">It ends so long after the last renewal.</param>
    public sealed record Subscribed(RequestId RequestId, AccountNo AccountNo, long From, int LeaseSeconds) : DoorAnswer(RequestId);

    /// <summary>The subscription has ended, or there was none.</summary>
    /// <param name="RequestId">The subscription.</param>
    public sealed record Unsubscribed(RequestId RequestId) : DoorAnswer(RequestId);

    /// <summary>The request was not done, or it is not known whether it was. The same problem that HTTP would have answered, of the same name.</summary>
    /// <param name="RequestId">The request.</param>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Code">The problem's name, for example <c>refused_by_risk</c>, <c>client_order_id_conflict</c>, <c>unauthorized</c>,
    /// <c>journal_unavailable</c>, <c>outcome_unknown</c>; and <c>too_late</c>, which only this door has.</param>
    /// <param name="Text">What is wrong and what to do, for people.</param>
    /// <param name="FailedChecks">Every risk check that refused it; empty for other problems.</param>
    /// <param name="Errors">Everything that is malformed in it; empty for other problems.</param>
    /// <param name="Order">The order it is about: the one refused, the one that has the id, or the one that cannot be changed; null for none.</param>
    /// <param name="Duplicate">True where the same had been refused before.</param>
    /// <param name="RetryAfterSeconds">When it makes sense to try again; null where that is not known.</param>
    public sealed record Problem(
        RequestId RequestId,
        int Status,
        string Code,
        string Text,
        IReadOnlyList<FailedCheck> FailedChecks,
        IReadOnlyList<FieldFault> Errors,
        OrderView? Order,
        bool Duplicate,
        int? RetryAfterSeconds) : DoorAnswer(RequestId)
    {
        /// <summary>Whether it is certain that nothing was changed and nothing sent. Otherwise it may have been, and sending exactly the same again,
        /// under the same client order id, is safe.</summary>
        public bool NothingChanged() => Status is not (500 or 504);
    }
}
