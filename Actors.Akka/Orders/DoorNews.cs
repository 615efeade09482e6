using Kiwoom.Actors.Identity;

namespace Kiwoom.OnAkka.Orders;

/// <summary>What a subscriber hears without asking again.</summary>
/// <param name="RequestId">His subscription.</param>
public abstract record DoorNews(RequestId RequestId) : IOrdersMessage
{
    /// <summary>All execution reports of a piece of the account's stream.</summary>
    /// <remarks>Whoever has everything up to some number in the piece, its beginning included, takes what is above that number and then has everything up
    /// to <paramref name="UpTo"/>. Whoever has less has missed a piece, and asks for it with <see cref="DoorRequest.Subscribe"/>. Whoever has
    /// more has heard it all before.</remarks>
    /// <param name="RequestId">The subscription.</param>
    /// <param name="AccountNo">The account.</param>
    /// <param name="After">The piece begins behind this number.</param>
    /// <param name="UpTo">The piece's last number.</param>
    /// <param name="Items">Its reports, in order. Events that are of no order, such as a changed limit, are none: numbers may be left out.</param>
    public sealed record Reports(RequestId RequestId, AccountNo AccountNo, long After, long UpTo, IReadOnlyList<ExecutionReport> Items) : DoorNews(RequestId);

    /// <summary>The subscription has ended and does not come back by itself. A new one, after the last number that the subscriber has, misses
    /// nothing.</summary>
    /// <param name="RequestId">The subscription.</param>
    /// <param name="Code">Why: <c>too_slow</c>, <c>lease_ended</c>, <c>closing</c>, or a problem's name such as <c>unauthorized</c> or <c>forbidden</c>.</param>
    /// <param name="Text">Why, for people.</param>
    public sealed record Ended(RequestId RequestId, string Code, string Text) : DoorNews(RequestId);
}
