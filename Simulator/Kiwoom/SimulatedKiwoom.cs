using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The OCX as the simulator plays it: same calls, events, formats, quotas and oddities, on a <see cref="BrokerServer"/>.</summary>
/// <remarks>Passive and deterministic: no thread and no timer of its own. Calls take the time from a <see cref="TimeProvider"/>; events are
/// raised by <see cref="AdvanceTo"/> on the calling thread, which stands for the STA. One instance is one process's control: a new process
/// makes a new one on the same server.</remarks>
public sealed class SimulatedKiwoom : IKiwoomApi
{
    private readonly BrokerServer _server;
    private readonly TimeProvider _clock;
    private readonly ControlContext _context;
    private readonly RealTimeScreens _screens = new();
    private readonly OrderLine _orders;
    private readonly QueryLine _queries;
    private readonly ConditionLine _conditions;
    private readonly LoginLine _login;
    private int? _thread;

    /// <summary>A control that is not logged in.</summary>
    public SimulatedKiwoom(BrokerServer server, SimulatedKiwoomOptions options, TimeProvider clock)
    {
        _server = server;
        _clock = clock;
        _context = new ControlContext(server, options);
        _orders = new OrderLine(_context);
        _queries = new QueryLine(_context, _screens);
        _conditions = new ConditionLine(_context, _queries);
        _login = new LoginLine(_context, new RealTimeLine(_context, _screens), _orders, () =>
        {
            _screens.Clear();
            _conditions.Clear();
        });
    }

    /// <summary>The next instant at which something happens by itself; null where nothing will.</summary>
    public DateTimeOffset? NextDueAt => _context.Queue.NextDueAt is not { } own ? _server.NextDueAt : _server.NextDueAt is { } other && other < own ? other : own;

    /// <summary>The long-window popup came: every query is refused until a new control is made.</summary>
    public bool QueriesBlocked => _context.QueriesBlocked;

    /// <summary>The event being raised; null outside of events.</summary>
    internal ControlEvent? Current => _context.Events.Current;

    private DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Lets server and exchange go on to an instant and raises every event that is due.</summary>
    public void AdvanceTo(DateTimeOffset now)
    {
        CheckThread();
        while (NextDueAt is { } due && due <= now)
        {
            _server.AdvanceTo(due);
            while (_context.Queue.TakeDue(due) is { } work)
                work();
        }

        _server.AdvanceTo(now);
    }

    /// <summary>The process ends: the session goes without a word, and nothing under way reaches the sink or the server.</summary>
    public void Kill()
    {
        _login.End();
        _context.Queue.Clear();
    }

    /// <inheritdoc/>
    public IDisposable Advise(IKiwoomEvents sink) => Checked(() => _context.Events.Advise(sink));

    /// <inheritdoc/>
    public int CommConnect() => Checked(() => _login.Connect(Now));

    /// <inheritdoc/>
    public int GetConnectState() => Checked(() => _context.Connected ? 1 : 0);

    /// <inheritdoc/>
    public string GetLoginInfo(string sTag) => Checked(() => _login.Info(sTag));

    /// <inheritdoc/>
    public void SetInputValue(string sID, string sValue)
    {
        CheckThread();
        _queries.SetInput(sID, sValue);
    }

    /// <inheritdoc/>
    public int CommRqData(string sRQName, string sTrCode, int nPrevNext, string sScreenNo) =>
        Checked(() => _queries.Send(sRQName, sTrCode, nPrevNext, sScreenNo, Now));

    /// <inheritdoc/>
    public int CommKwRqData(string sArrCode, int bNext, int nCodeCount, int nTypeFlag, string sRQName, string sScreenNo) =>
        Checked(() => _queries.SendWatchList(sArrCode, bNext, nCodeCount, nTypeFlag, sRQName, sScreenNo, Now));

    /// <inheritdoc/>
    public int SendOrder(string sRQName, string sScreenNo, string sAccNo, int nOrderType, string sCode, int nQty, int nPrice, string sHogaGb, string sOrgOrderNo) =>
        Checked(() => _orders.Send(new OrderRequest(sRQName, sScreenNo, sAccNo, nOrderType, sCode, nQty, nPrice, sHogaGb, sOrgOrderNo), Now));

    /// <inheritdoc/>
    public int GetRepeatCnt(string sTrCode, string sRecordName) => Checked(() => TableOf(sTrCode)?.Rows.Count ?? 0);

    /// <inheritdoc/>
    public string GetCommData(string strTrCode, string strRecordName, int nIndex, string strItemName) =>
        Checked(() => TableOf(strTrCode)?.Field(nIndex, strItemName) ?? "");

    /// <inheritdoc/>
    public string[,]? GetCommDataEx(string strTrCode, string strRecordName) => Checked(() =>
    {
        if (TableOf(strTrCode) is not { Rows.Count: > 0 } table)
            return null;
        var cells = new string[table.Rows.Count, table.Columns.Count];
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
                cells[row, column] = table.Rows[row][column];
        }

        return cells;
    });

    /// <inheritdoc/>
    public string GetCommRealData(string strCode, int nFid) =>
        Checked(() => _context.Events.Current is { RealField: { } field } current && current.RealKey == strCode ? field(nFid) : "");

    /// <inheritdoc/>
    public string GetChejanData(int nFid) => Checked(() => _context.Events.Current?.Chejan?.Field(nFid) ?? "");

    /// <inheritdoc/>
    public int SetRealReg(string strScreenNo, string strCodeList, string strFidList, string strOptType) =>
        Checked(() => _context.Connected ? _screens.Register(strScreenNo, strCodeList, strFidList, strOptType) : KiwoomReturnCode.ConnectionClosed);

    /// <inheritdoc/>
    public void SetRealRemove(string strScrNo, string strDelCode)
    {
        CheckThread();
        _screens.Remove(strScrNo, strDelCode);
    }

    /// <inheritdoc/>
    public void DisconnectRealData(string sScnNo)
    {
        CheckThread();
        _screens.Disconnect(sScnNo);
    }

    /// <inheritdoc/>
    public string GetCodeListByMarket(string sMarket) => Mastered(m => m.CodesOf(sMarket));

    /// <inheritdoc/>
    public string GetMasterCodeName(string sTrCode) => Mastered(m => m.Find(sTrCode)?.Instrument.Name ?? "");

    /// <inheritdoc/>
    public int GetMasterListedStockCnt(string sTrCode) =>
        Checked(() => _context.Connected && _server.Master.Find(sTrCode) is { } issue ? unchecked((int)issue.ListedShares) : 0); // overflows, as the real one

    /// <inheritdoc/>
    public string GetMasterConstruction(string sTrCode) => Mastered(m => m.Construction(sTrCode));

    /// <inheritdoc/>
    public string GetMasterListedStockDate(string sTrCode) =>
        Mastered(m => m.Find(sTrCode)?.ListedOn.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) ?? "");

    /// <inheritdoc/>
    public string GetMasterLastPrice(string sTrCode) =>
        Mastered(m => m.Find(sTrCode) is { } issue && _server.Venue.QuoteOf(issue.Instrument.Symbol) is { } quote ? KiwoomText.Zeros(quote.BasePrice, 8) : "");

    /// <inheritdoc/>
    public string GetMasterStockState(string sTrCode) => Mastered(m => m.State(sTrCode));

    /// <inheritdoc/>
    public string KOA_Functions(string sFunctionName, string sParam) => Checked(() => sFunctionName switch
    {
        "ShowAccountWindow" => ShowAccountWindow(),
        "GetServerGubun" => _login.Info("GetServerGubun"),
        "SendOrder_Ex" or "sendorder_ex" => SendOrderEx(sParam),
        _ when !_context.Connected => "",
        "GetStockMarketKind" => _server.Master.Find(sParam) is { } issue ? MasterData.MarketKindOf(issue) : "",
        "GetMasterStockInfo" => _server.Master.StockInfo(sParam),
        "IsOrderWarningStock" => _server.Master.OrderWarning(sParam),
        "IsOrderWarningETF" => _server.Master.FundWarning(sParam),
        "GetMasterListedStockCntEx" => _server.Master.Find(sParam) is { } issue ? KiwoomText.Plain(issue.ListedShares) : "",
        _ => "",
    });

    /// <inheritdoc/>
    public int GetConditionLoad() => Checked(() => _conditions.Load(Now));

    /// <inheritdoc/>
    public string GetConditionNameList() => Checked(_conditions.Names);

    /// <inheritdoc/>
    public int SendCondition(string strScrNo, string strConditionName, int nIndex, int nSearch) =>
        Checked(() => _conditions.Send(strScrNo, strConditionName, nIndex, nSearch, Now));

    /// <inheritdoc/>
    public void SendConditionStop(string strScrNo, string strConditionName, int nIndex)
    {
        CheckThread();
        _conditions.Stop(nIndex);
    }

    /// <inheritdoc/>
    public string GetAPIModulePath() => Checked(() => @"C:\OpenAPI");

    /// <summary>Kiwoom's own window, in which the person enters the password.</summary>
    private string ShowAccountWindow()
    {
        _context.PasswordRegistered = true;
        return "";
    }

    /// <summary>SendOrder's nine values, the stop price and a blank; a stop price other than 0 or blank is not simulated.</summary>
    private string SendOrderEx(string parameters)
    {
        var p = parameters.Split(',');
        if (p.Length != 11 || !int.TryParse(p[3], out var type) || !int.TryParse(p[5], out var quantity) || !int.TryParse(p[6], out var price))
            return KiwoomText.Plain(KiwoomReturnCode.OrderInputError);
        return KiwoomText.Plain(_orders.Send(new OrderRequest(p[0], p[1], p[2], type, p[4], quantity, price, p[7], p[8]), Now));
    }

    private string Mastered(Func<MasterData, string> read) => Checked(() => _context.Connected ? read(_server.Master) : "");

    private TrTable? TableOf(string trCode) => _context.Events.Current is { Table: { } table } current && current.TrCode == trCode ? table : null;

    private T Checked<T>(Func<T> call)
    {
        CheckThread();
        return call();
    }

    private void CheckThread()
    {
        var thread = Environment.CurrentManagedThreadId;
        _thread ??= thread;
        if (_context.Options.EnforcesSingleThread && _thread != thread)
            throw new InvalidOperationException($"the control belongs to thread {_thread} and was called on thread {thread}");
    }
}
