using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Accounts;

/// <summary>An order in doubt and what it may be at Kiwoom, as clients see it.</summary>
/// <param name="Order">The order; its text says how the doubt began.</param>
/// <param name="TradingDay">The day within which its number would be unique.</param>
/// <param name="Since">Since when it is in doubt (UTC).</param>
/// <param name="Candidates">What it may be; none where Kiwoom's lists have shown nothing like it yet.</param>
public sealed record DoubtDocument(OrderDocument Order, TradingDay TradingDay, DateTimeOffset Since, IReadOnlyList<CandidateDocument> Candidates)
{
    /// <summary>Shows a doubt.</summary>
    public static DoubtDocument Of(DoubtView doubt)
    {
        ArgumentNullException.ThrowIfNull(doubt);
        return new DoubtDocument(OrderDocument.Of(doubt.Order), doubt.Day, doubt.Since, [.. doubt.Candidates.Select(CandidateDocument.Of)]);
    }
}
