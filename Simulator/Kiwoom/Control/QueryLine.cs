using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>SetInputValue, CommRqData and CommKwRqData: the input buffer, quotas, pages and continuation.</summary>
internal sealed class QueryLine(ControlContext context, RealTimeScreens realTime)
{
    private readonly Dictionary<string, string> _inputs = new(StringComparer.Ordinal);
    private Chain? _chain;

    public void SetInput(string name, string value) => _inputs[name] = value;

    public int Send(string rqName, string trCode, int prevNext, string screen, DateTimeOffset now)
    {
        var inputs = new TrInputs(new Dictionary<string, string>(_inputs, StringComparer.Ordinal));
        _inputs.Clear();
        var code = Admit(screen, now);
        if (code != KiwoomReturnCode.Ok)
            return code;
        var broken = _chain;
        if (TrCatalogue.Find(trCode) is not { } query)
            return Unknown(rqName, trCode, screen, now);
        code = Check(query, inputs, rqName, screen, now);
        if (code != KiwoomReturnCode.Ok)
            return code;
        if (prevNext != 2)
            return Ask(query, inputs, rqName, screen, now);
        if (broken is not null && broken.TrCode == query.TrCode && broken.Signature == inputs.Signature)
            return Continue(broken, query, rqName, screen, now);
        switch (context.Options.BrokenContinuation)
        {
            case BrokenContinuation.InputError:
                return KiwoomReturnCode.RequestInputError;
            case BrokenContinuation.NoRows:
                Deliver(now, rqName, screen, query, TrTable.Empty, more: false);
                return KiwoomReturnCode.Ok;
            default:
                return Ask(query, inputs, rqName, screen, now);
        }
    }

    public int SendWatchList(string codes, int prevNext, int count, int kind, string rqName, string screen, DateTimeOffset now)
    {
        var list = codes.Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (list.Length > 100 || count > 100)
            return KiwoomReturnCode.TooManyCodes;
        var code = Admit(screen, now);
        if (code != KiwoomReturnCode.Ok)
            return code;
        _chain = null;
        if (list.Length == 0 || count != list.Length || kind != 0 || prevNext != 0 || list.Any(c => context.Server.Master.Find(c) is null))
            return KiwoomReturnCode.RequestInputError;
        var query = new WatchListQuery(list);
        realTime.RegisterByQuery(screen, list);
        return Ask(query, new TrInputs(new Dictionary<string, string>()), rqName, screen, now);
    }

    /// <summary>The two quotas and the screen; shared by everything that counts as a query.</summary>
    public int Admit(string screen, DateTimeOffset now)
    {
        if (!context.Connected)
            return KiwoomReturnCode.ConnectionClosed; // [U]
        if (context.QueriesBlocked)
            return KiwoomReturnCode.QueryRestricted;
        if (!Screens.IsScreen(screen))
            return KiwoomReturnCode.RequestInputError; // [U]
        if (!context.QueryQuota.TryUse(now))
            return KiwoomReturnCode.QueryOverload;
        if (context.LongQueryQuota.TryUse(now))
            return KiwoomReturnCode.Ok;
        context.QueriesBlocked = true;
        return KiwoomReturnCode.QueryRestricted;
    }

    private int Check(ITrQuery query, TrInputs inputs, string rqName, string screen, DateTimeOffset now)
    {
        if (!query.Accepts(inputs))
            return KiwoomReturnCode.RequestInputError;
        if (query.IsOfAccount)
        {
            if (!AccountNo.TryParse(inputs.Account, out var account))
                return KiwoomReturnCode.RequestInputError;
            if (context.Server.Ledger.AccountOf(account) is null)
                return KiwoomReturnCode.OtherPersonsAccount;
            if (!context.PasswordRegistered)
            {
                Message(now, rqName, query.TrCode, screen, OrderMessages.PasswordMissing);
                return KiwoomReturnCode.AccountPasswordMissing;
            }
        }
        else if (inputs.Code.Length > 0 && context.Server.Master.Find(inputs.Code) is null)
        {
            return KiwoomReturnCode.RequestInputError;
        }

        return KiwoomReturnCode.Ok;
    }

    private int Ask(ITrQuery query, TrInputs inputs, string rqName, string screen, DateTimeOffset now)
    {
        _chain = null;
        realTime.ForgetQuery(screen);
        if (query is not WatchListQuery && !query.IsOfAccount && inputs.Code.Length > 0)
            realTime.RegisterByQuery(screen, [inputs["종목코드"]]);
        if (query.TrCode == "opt10054")
            realTime.WatchInterruptions();
        var chain = new Chain(query.TrCode, inputs.Signature);
        _chain = chain;
        context.Queue.Add(now + context.Latency(), () =>
        {
            chain.Table = query.Answer(inputs, context.Server);
            DeliverPage(chain, query, rqName, screen);
        });
        return KiwoomReturnCode.Ok;
    }

    private int Continue(Chain chain, ITrQuery query, string rqName, string screen, DateTimeOffset now)
    {
        context.Queue.Add(now + context.Latency(), () => DeliverPage(chain, query, rqName, screen));
        return KiwoomReturnCode.Ok;
    }

    private void DeliverPage(Chain chain, ITrQuery query, string rqName, string screen)
    {
        var table = chain.Table ?? TrTable.Empty;
        var rows = table.Rows.Skip(chain.Given).Take(query.PageSize).ToArray();
        chain.Given += rows.Length;
        Deliver(context.Server.Now, rqName, screen, query, table with { Rows = rows }, chain.Given < table.Rows.Count);
    }

    private void Deliver(DateTimeOffset at, string rqName, string screen, ITrQuery query, TrTable table, bool more)
    {
        var due = at + context.Latency();
        context.Raise(due, new ControlEvent(sink => sink.OnReceiveTrData(screen, rqName, query.TrCode, query.RecordName, more ? "2" : ""))
        {
            TrCode = query.TrCode,
            Table = table,
        });
        if (query.IsOfAccount)
            context.Raise(due, new ControlEvent(sink => sink.OnReceiveMsg(screen, rqName, query.TrCode, more ? OrderMessages.QueryContinues : OrderMessages.QueryDone)));
    }

    private int Unknown(string rqName, string trCode, string screen, DateTimeOffset now)
    {
        _chain = null;
        Message(now, rqName, trCode, screen, OrderMessages.UnknownQuery);
        return KiwoomReturnCode.RequestBuildFailed;
    }

    private void Message(DateTimeOffset now, string rqName, string trCode, string screen, string text) =>
        context.Raise(now + context.Latency(), new ControlEvent(sink => sink.OnReceiveMsg(screen, rqName, trCode, text)));

    private sealed record Chain(string TrCode, string Signature)
    {
        public TrTable? Table { get; set; }

        public int Given { get; set; }
    }
}
