using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>SendOrder: the control's own checks, the way to the server, and the answer in documented or odd order.</summary>
internal sealed class OrderLine(ControlContext context)
{
    /// <summary>RQName's limit in bytes (§3.1).</summary>
    private const int LongestRqName = 80;

    /// <summary>착오주문 기준금액 in won (§3.7).</summary>
    private const long FirstThreshold = 2_000_000_000;
    private const long SecondThreshold = 5_000_000_000;

    /// <summary>The six orders that answer, message and first Chejan can come in; the first is the documented one.</summary>
    private static readonly string[] Orders = ["TM0", "MT0", "T0M", "0TM", "M0T", "0MT"];

    private readonly QuotaWindow _quota = new(context.Options.OrdersPerSecond, TimeSpan.FromSeconds(1));
    private List<ChejanRecord>? _placing;
    private DateTimeOffset _lastArrival;

    public int Send(OrderRequest request, DateTimeOffset now)
    {
        var code = Check(request);
        if (code != KiwoomReturnCode.Ok)
            return code;
        if (!_quota.TryUse(now))
            return KiwoomReturnCode.OrderOverload;
        var arrival = now + context.Latency();
        _lastArrival = arrival > _lastArrival ? arrival : _lastArrival;
        context.Queue.Add(_lastArrival, () => Arrive(request));
        return KiwoomReturnCode.Ok;
    }

    /// <summary>Takes a Chejan record that belongs to the order being placed; false where none is.</summary>
    public bool Collect(ChejanRecord record)
    {
        _placing?.Add(record);
        return _placing is not null;
    }

    public void PushChejan(ChejanRecord record, DateTimeOffset at) => context.Raise(context.PushDue(at), ChejanEvent(record));

    /// <summary>Return codes of the control. Which one it gives first where several hold is [U].</summary>
    private int Check(OrderRequest request)
    {
        if (!context.Connected)
            return KiwoomReturnCode.ConnectionClosed; // [U]
        if (request.RqName.Length == 0 || KiwoomText.Width(request.RqName) > LongestRqName || !Screens.IsScreen(request.Screen))
            return KiwoomReturnCode.OrderInputError;
        if (request.Account.Length == 0)
            return KiwoomReturnCode.NoAccountInfo;
        if (!context.Server.Options.Accounts.Any(a => a.Value == request.Account))
            return KiwoomReturnCode.OtherPersonsAccount;
        if (!context.PasswordRegistered)
            return KiwoomReturnCode.AccountPasswordMissing;
        if (context.Server.Master.Find(request.Code) is not { } issue || MasterData.Bare(request.Code) != request.Code)
            return KiwoomReturnCode.NoIssueCode;
        if (OrderDirection.Find(request.OrderType) is not { } direction || !OrderTerms.Exists(request.Terms))
            return KiwoomReturnCode.OrderInputError;
        var isNew = direction.Action == BrokerOrderAction.New;
        if (request.Quantity < (isNew ? 1 : 0) || request.Price < 0 || (isNew ? request.Original.Trim('0').Length > 0 : request.Original.Length == 0))
            return KiwoomReturnCode.OrderInputError;
        if (direction.Action != BrokerOrderAction.Cancel && OrderTerms.Find(request.Terms) is { NeedsPrice: true } && request.Price == 0)
            return KiwoomReturnCode.OrderInputError;
        return direction.Action == BrokerOrderAction.Cancel ? KiwoomReturnCode.Ok : SizeCheck(request, issue);
    }

    private static int SizeCheck(OrderRequest request, MasterIssue issue)
    {
        var price = request.Price > 0 ? request.Price : issue.Instrument.BasePrice;
        var amount = (decimal)price * request.Quantity;
        if (amount > SecondThreshold)
            return KiwoomReturnCode.PriceAboveSecondThreshold;
        if (amount > FirstThreshold)
            return KiwoomReturnCode.PriceAboveFirstThreshold;
        if (request.Quantity > issue.ListedShares / 100 * 3)
            return KiwoomReturnCode.QuantityAboveThreePercent;
        return request.Quantity > issue.ListedShares / 100 ? KiwoomReturnCode.QuantityAboveOnePercent : KiwoomReturnCode.Ok;
    }

    /// <summary>An order that left the control reaches the server even when the session is cut meanwhile, unless the server is down.</summary>
    private void Arrive(OrderRequest request)
    {
        if (context.Server.IsDown)
            return;
        _placing = [];
        var reply = context.Server.Place(request);
        var records = _placing;
        _placing = null;
        if (!context.Connected)
            return;
        var due = context.PushDue(context.Server.Now);
        var isOdd = context.Draws.Next() < context.Options.OddOrderProbability;
        var order = isOdd ? Orders[1 + (int)(context.Draws.Next() * (Orders.Length - 1))] : Orders[0];
        var isBlank = context.Options.BlankAnswerProbability > 0 && context.Draws.Next() < context.Options.BlankAnswerProbability;
        var late = isOdd && order[0] == '0' && context.Draws.Next() < 0.5 ? due + context.Draws.Between(TimeSpan.Zero, context.Options.LateAnswer) : due;
        foreach (var step in order)
        {
            switch (step)
            {
                case 'T':
                    context.Raise(late, Answer(request, isBlank ? reply with { No = null } : reply));
                    break;
                case 'M':
                    context.Raise(late, new ControlEvent(sink => sink.OnReceiveMsg(request.Screen, request.RqName, reply.TrCode, reply.Message)));
                    break;
                default:
                    foreach (var record in records.Take(1))
                        context.Raise(due, ChejanEvent(record));
                    break;
            }
        }

        foreach (var record in records.Skip(1))
            context.Raise(due, ChejanEvent(record));
    }

    private static ControlEvent Answer(OrderRequest request, OrderReply reply) =>
        new(sink => sink.OnReceiveTrData(request.Screen, request.RqName, reply.TrCode, "", ""))
        {
            TrCode = reply.TrCode,
            Table = TrTable.Of(("주문번호", reply.No?.Value ?? "")),
        };

    private static ControlEvent ChejanEvent(ChejanRecord record) =>
        new(sink => sink.OnReceiveChejanData(record.Gubun, record.Count, record.FidList)) { Chejan = record };
}
