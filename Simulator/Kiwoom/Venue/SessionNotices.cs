using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Simulator.Exchange;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>장시작시간 notices of a change of phase. Codes of fact sheet §6.3; those of the KRX after-market are [U], so it has none.</summary>
internal static class SessionNotices
{
    private static readonly TimeOnly Opening = new(9, 0);

    public static IEnumerable<VenueSession> Of(PhaseChanged change)
    {
        if (change.Previous == MarketPhase.AfterHoursClosePost)
            yield return new("b", change.At, TimeSpan.Zero);
        if (change.Previous == MarketPhase.AfterHoursSinglePrice)
            yield return new("d", change.At, TimeSpan.Zero);
        switch (change.Phase)
        {
            case MarketPhase.AfterHoursClosePre or MarketPhase.PreOpenAuction:
                var opening = TradingDay.At(change.At).InstantOf(Opening);
                yield return new("0", change.At, opening > change.At ? opening - change.At : TimeSpan.Zero);
                break;
            case MarketPhase.Continuous:
                yield return new("3", change.At, TimeSpan.Zero);
                break;
            case MarketPhase.ClosingAuction:
                yield return new("2", change.At, TimeSpan.FromMinutes(10));
                break;
            case MarketPhase.AfterHoursCloseEntry:
                yield return new("4", change.At, TimeSpan.Zero);
                yield return new("8", change.At, TimeSpan.Zero);
                break;
            case MarketPhase.AfterHoursClosePost:
                yield return new("a", change.At, TimeSpan.Zero);
                break;
            case MarketPhase.AfterHoursSinglePrice:
                yield return new("c", change.At, TimeSpan.Zero);
                break;
            case MarketPhase.Closed:
                yield return new("9", change.At, TimeSpan.Zero);
                break;
        }
    }
}
