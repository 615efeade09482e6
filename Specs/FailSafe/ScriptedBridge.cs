using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Link;
using Kiwoom.Specs.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.FailSafe;

/// <summary>A bridge on a real link whose Kiwoom does what a spec says. It keeps its reports until the gateway has them, and carries out each
/// command once, as the real one does.</summary>
internal sealed class ScriptedBridge : IGatewayLinkListener, IAsyncDisposable
{
    public static readonly BridgeId Id = BridgeId.Parse("scripted");
    public static readonly AccountNo Account = AccountNo.Parse("8012345611");
    public static readonly Symbol Samsung = Symbol.Parse("005930");
    public const long Cash = 50_000_000;
    private const string Outbox = "outbox-1";

    private readonly Lock _gate = new();
    private readonly TemporaryDirectory _data = new();
    private readonly Func<DateTimeOffset> _market;
    private readonly SortedDictionary<long, SequencedReport> _waiting = [];
    private readonly HashSet<CommandId> _taken = [];
    private readonly List<SnapshotOrder> _orders = [];
    private readonly List<IBrokerCommand> _carriedOut = [];
    private readonly CancellationTokenSource _ended = new();
    private BrokerSession _session = new(Id, true, TradingMode.Paper, [Account], 1, null);
    private GatewayLink? _link;
    private Task _ticking = Task.CompletedTask;
    private long _reports;
    private int _numbers;

    private ScriptedBridge(Func<DateTimeOffset> market) => _market = market;

    /// <summary>Its own clock.</summary>
    public SkewedClock Clock { get; } = new();

    /// <summary>Whether prices come.</summary>
    public bool Ticking { get; set; } = true;

    /// <summary>Whether a new order's fate is told: otherwise Kiwoom has it and the bridge is in doubt.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>What reached Kiwoom, each once.</summary>
    public IReadOnlyList<IBrokerCommand> CarriedOut
    {
        get
        {
            lock (_gate)
                return [.. _carriedOut];
        }
    }

    public static async Task<ScriptedBridge> Start(string code, Func<DateTimeOffset> market)
    {
        var bridge = new ScriptedBridge(market);
        (await Enroll.With(code, bridge._data.Path, "bridge-1.0")).Dispose();
        var options = new GatewayLinkOptions { NodeVersion = "bridge-1.0", FirstBackOff = TimeSpan.FromMilliseconds(10), LongestBackOff = TimeSpan.FromMilliseconds(50) };
        bridge._link = new GatewayLink(BridgeIdentity.Load(bridge._data.Path)!, options, bridge.Clock, NullLogger<GatewayLink>.Instance);
        bridge._link.Publish(bridge._session);
        bridge._link.Start(bridge);
        bridge._ticking = Task.Run(bridge.Tick);
        return bridge;
    }

    /// <summary>How it stands with Kiwoom from now on.</summary>
    public void Say(bool loggedIn, TradingMode? server, string? text = null)
    {
        lock (_gate)
        {
            _session = _session with { LoggedIn = loggedIn, Server = server, Text = text, LoginEpoch = _session.LoginEpoch + 1 };
            _link!.Publish(_session);
        }
    }

    /// <summary>An order from elsewhere that looks like one of ours.</summary>
    public string Elsewhere(long quantity, long price)
    {
        lock (_gate)
        {
            var number = NextNumber();
            _orders.Add(new SnapshotOrder(number, null, null, BrokerOrderKind.New, Samsung, Side.Buy, quantity, price, 0, 0, quantity, _market()));
            return number.Value;
        }
    }

    /// <summary>Fills some of an order.</summary>
    public void Fill(string order, long quantity)
    {
        lock (_gate)
        {
            var at = _orders.FindIndex(o => o.ClientOrderId?.Value == order);
            var o = _orders[at];
            var price = o.Price ?? throw new InvalidOperationException("a limit order is wanted");
            o = _orders[at] = o with { CumulativeQuantity = o.CumulativeQuantity + quantity, OpenQuantity = o.OpenQuantity - quantity, CumulativeAmount = o.CumulativeAmount + (quantity * price) };
            Report(new ExecutionReported(
                Account, Day, ExecutionId.Parse($"{Day.ToCompact()}-{o.BrokerOrderNo}-{o.CumulativeQuantity}"), o.BrokerOrderNo, o.ClientOrderId, Samsung, Side.Buy, quantity, price,
                o.Quantity, o.Price, o.CumulativeQuantity, o.OpenQuantity, _market()));
        }
    }

    public void Connected(GatewayPosition position)
    {
        lock (_gate)
        {
            foreach (var report in _waiting.Values.Where(r => position.Outbox != Outbox || r.Sequence > position.Sequence))
                _link!.Send(report);
        }

        List();
    }

    public void Disconnected(string reason)
    {
    }

    public void SubscriptionReceived(QuoteSubscription subscription)
    {
    }

    public void ReportsAcknowledged(string outbox, long sequence)
    {
        lock (_gate)
        {
            foreach (var number in _waiting.Keys.Where(n => n <= sequence).ToList())
                _waiting.Remove(number);
        }
    }

    public void CommandReceived(IBrokerCommand command)
    {
        lock (_gate)
        {
            _link!.CommandTaken(command.Id);
            if (_taken.Add(command.Id))
                CarryOut(command);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _ticking;
        await _link!.DisposeAsync();
        _ended.Dispose();
        _data.Dispose();
    }

    private TradingDay Day => TradingDay.At(_market());

    private void CarryOut(IBrokerCommand command)
    {
        if (command is RequestSnapshot request)
        {
            Report(new BrokerSnapshot(Account, request.Id, Day, _market(), _session.LoggedIn, [.. _orders], [], Cash - _orders.Sum(o => o.CumulativeAmount)));
            return;
        }

        var order = command is SubmitOrder s ? s.Order.ClientOrderId : ((SubmitCancel)command).ClientOrderId;
        if (!_session.LoggedIn)
        {
            Report(new CommandRefused(Account, command.Id, order, RefusalReason.NotLoggedIn, null, "Kiwoom is not logged in."));
            return;
        }

        _carriedOut.Add(command);
        if (command is SubmitOrder submit)
            Submit(submit);
        else
            Cancel((SubmitCancel)command);
    }

    private void Submit(SubmitOrder c)
    {
        var number = NextNumber();
        var named = LosesAnswers ? (ClientOrderId?)null : c.Order.ClientOrderId;
        _orders.Add(new SnapshotOrder(number, null, named, BrokerOrderKind.New, c.Order.Symbol, c.Order.Side, c.Order.Quantity, c.Order.Price, 0, 0, c.Order.Quantity, _market()));
        if (named is null)
        {
            Report(new CommandInDoubt(Account, c.Id, c.Order.ClientOrderId, "the bridge died before Kiwoom answered"));
            return;
        }

        Report(new OrderAcknowledged(Account, c.Id, c.Order.ClientOrderId, Day, number));
        Report(new OrderStateReported(
            Account, Day, number, null, named, BrokerOrderKind.New, BrokerOrderState.Accepted, c.Order.Symbol, c.Order.Side, c.Order.Quantity, c.Order.Price, c.Order.Quantity));
    }

    private void Cancel(SubmitCancel c)
    {
        var at = _orders.FindIndex(o => o.BrokerOrderNo == c.Original);
        var (original, number) = (_orders[at], NextNumber());
        _orders[at] = original with { OpenQuantity = 0 };
        _orders.Add(original with { BrokerOrderNo = number, Original = c.Original, Kind = BrokerOrderKind.Cancel, Quantity = c.Quantity, Price = null, CumulativeQuantity = 0, CumulativeAmount = 0, OpenQuantity = 0 });
        Report(new OrderAcknowledged(Account, c.Id, c.ClientOrderId, Day, number));
        Report(new OrderStateReported(
            Account, Day, number, c.Original, c.ClientOrderId, BrokerOrderKind.Cancel, BrokerOrderState.CancelConfirmed, original.Symbol, original.Side, c.Quantity, null, 0));
    }

    private BrokerOrderNo NextNumber() => BrokerOrderNo.Parse($"{++_numbers:0000000}");

    private void Report(IBrokerReport report)
    {
        var sequenced = new SequencedReport(Id, Outbox, ++_reports, _market(), report);
        _waiting.Add(sequenced.Sequence, sequenced);
        _link!.Send(sequenced);
    }

    private void List() => _link!.Publish(new InstrumentListed(new Instrument(Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000)));

    private async Task Tick()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                if (Ticking)
                    _link!.Publish(new TradeTick(Samsung, _market(), 70_000, 1, Side.Buy, 1, 70_000, 70_000, 70_000, 70_100, 69_900));
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }
}
