namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>The bounds of the orders door.</summary>
public sealed record OrderDoorOptions
{
    /// <summary>Requests of all senders whose tokens wait to be verified.</summary>
    public int MostWaiting { get; init; } = 512;

    /// <summary>How many of them may be one sender's. Cancels may be as many again.</summary>
    public int MostOfOne { get; init; } = 64;

    /// <summary>Tokens that are verified at once: a flood of requests costs so many threads and not more.</summary>
    public int MostVerifying { get; init; } = 4;

    /// <summary>Answers that are remembered for those who ask again.</summary>
    public int Remembered { get; init; } = 4096;

    /// <summary>Subscriptions of all users.</summary>
    public int MostSubscriptions { get; init; } = 64;

    /// <summary>Subscriptions of one user.</summary>
    public int SubscriptionsPerUser { get; init; } = 8;

    /// <summary>A subscription ends so long after its last renewal (machine clock).</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A subscriber who so long does not say that he has what was sent to him is too slow (machine clock).</summary>
    public TimeSpan SlowAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After so long what was sent and not confirmed in a renewal counts as lost (machine clock).</summary>
    public TimeSpan ResendAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often a subscriber's token is verified again and its waits are looked at.</summary>
    public TimeSpan Recheck { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Pieces of reports that one subscriber may have on the way to him; the rest waits in the journal.</summary>
    public int Window { get; init; } = 8;

    /// <summary>What one piece may weigh: a report is one, and each failed check in it another one. Keeps a piece below the serializer's bound.</summary>
    public int PieceWeight { get; init; } = 64;

    /// <summary>Events that are read from the journal at once.</summary>
    public int PageSize { get; init; } = 64;

    /// <summary>New events of one account that are kept for its subscribers; what comes beyond is read from the journal.</summary>
    public int FreshEvents { get; init; } = 1024;
}
