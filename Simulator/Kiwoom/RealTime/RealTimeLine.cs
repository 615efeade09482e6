using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Turns what happens at the exchange into OnReceiveRealData for what is registered.</summary>
internal sealed class RealTimeLine(ControlContext context, RealTimeScreens screens)
{
    /// <summary>sRealKey of 장시작시간 [U].</summary>
    private const string SessionKey = "09";

    private readonly Dictionary<string, (long Ask, long Bid)> _best = new(StringComparer.Ordinal);

    public void Traded(VenueTrade trade)
    {
        if (screens.Wants(trade.Symbol.Value, RealKinds.Trade))
            Raise(trade.Symbol.Value, RealKinds.Trade, RealType.Trade, trade.At, fid => RealTimeFormat.Trade(trade, fid));
    }

    public void BookChanged(VenueBook book, long basePrice)
    {
        var code = book.Symbol.Value;
        if (screens.Wants(code, RealKinds.Book))
            Raise(code, RealKinds.Book, RealType.Book, book.At, fid => RealTimeFormat.Book(book, basePrice, fid));
        var best = (book.BestAsk, book.BestBid);
        if (_best.GetValueOrDefault(code) == best || !screens.Wants(code, RealKinds.BestQuote))
            return;
        _best[code] = best;
        Raise(code, RealKinds.BestQuote, RealType.BestQuote, book.At, fid => RealTimeFormat.BestQuote(book, basePrice, fid));
    }

    public void Expected(VenueExpected expected)
    {
        if (screens.Wants(expected.Symbol.Value, RealKinds.Expected))
            Raise(expected.Symbol.Value, RealKinds.Expected, RealType.Expected, expected.At, fid => RealTimeFormat.Expected(expected, fid));
    }

    public void Interrupted(VenueInterruption interruption)
    {
        if (!screens.WatchesInterruptions)
            return;
        var issue = context.Server.Master.Find(interruption.Symbol.Value);
        Raise(interruption.Symbol.Value, RealType.VolatilityInterruption, interruption.At, fid => RealTimeFormat.Interruption(interruption, issue, fid));
    }

    /// <summary>Session notices come by themselves after login.</summary>
    public void SessionNoticed(VenueSession session) => Raise(SessionKey, RealType.Session, session.At, fid => RealTimeFormat.Session(session, fid));

    private void Raise(string code, RealKinds kind, string type, DateTimeOffset at, Func<int, string> field)
    {
        foreach (var key in screens.KeysOf(code, kind))
            Raise(key, type, at, field);
    }

    private void Raise(string key, string type, DateTimeOffset at, Func<int, string> field) =>
        context.Raise(context.PushDue(at), new ControlEvent(sink => sink.OnReceiveRealData(key, type, "")) { RealKey = key, RealField = field });
}
