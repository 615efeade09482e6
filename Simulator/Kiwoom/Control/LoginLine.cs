using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Login, its end, and what the server pushes in between. Source: fact sheet §2.</summary>
internal sealed class LoginLine(ControlContext context, RealTimeLine realTime, OrderLine orders, Action forget) : IBrokerSession
{
    private bool _connecting;
    private bool _wasCut;

    public int Connect(DateTimeOffset now)
    {
        if (context.Connected || _connecting)
            return KiwoomReturnCode.Ok;
        _connecting = true;
        context.Queue.Add(now + context.Options.LoginLatency, Finish);
        return KiwoomReturnCode.Ok;
    }

    public string Info(string tag)
    {
        var options = context.Server.Options;
        if (!context.Connected)
            return "";
        return tag switch
        {
            "ACCOUNT_CNT" => KiwoomText.Plain(options.Accounts.Count),
            "ACCNO" or "ACCLIST" => string.Concat(options.Accounts.Select(a => a.Value + ";")),
            "USER_ID" => options.UserId,
            "USER_NAME" => options.UserName,
            "GetServerGubun" => context.Server.IsMock ? "1" : "0", // "0" of the real server is [U]; it may be empty
            "KEY_BSECGB" => "0",
            "FIREW_SECGB" => "0",
            _ => "",
        };
    }

    public void Dropped(DateTimeOffset at)
    {
        if (!context.Connected)
            return;
        _wasCut = true;
        EndSession();
        context.Raise(at + context.Latency(), new ControlEvent(sink => sink.OnEventConnect(KiwoomReturnCode.ConnectionClosed)));
    }

    public void Chejan(ChejanRecord record, DateTimeOffset at)
    {
        if (!orders.Collect(record))
            orders.PushChejan(record, at);
    }

    public void Traded(VenueTrade trade) => realTime.Traded(trade);

    public void BookChanged(VenueBook book, long basePrice) => realTime.BookChanged(book, basePrice);

    public void Expected(VenueExpected expected) => realTime.Expected(expected);

    public void Interrupted(VenueInterruption interruption) => realTime.Interrupted(interruption);

    public void SessionNoticed(VenueSession session) => realTime.SessionNoticed(session);

    /// <summary>Ends the session without telling anybody.</summary>
    public void End()
    {
        context.Server.Detach(this);
        EndSession();
    }

    private void EndSession()
    {
        context.Connected = false;
        context.Events.Session++;
        forget();
    }

    private void Finish()
    {
        _connecting = false;
        var refused = context.Server.IsDown || (_wasCut && !context.Options.ReconnectsInProcess);
        var result = refused ? KiwoomReturnCode.ServerConnectFailed : context.Options.LoginResult;
        if (result == KiwoomReturnCode.Ok)
        {
            context.Connected = true;
            context.Server.Attach(this);
        }

        context.Events.Raise(new ControlEvent(sink => sink.OnEventConnect(result)));
    }
}
