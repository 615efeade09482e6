using System.Globalization;
using Akka.Actor;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Samples.AkkaStrategy;

/// <summary>A strategy for showing how one is written, not one for making money: once a while it buys a few shares at one limit price, and prints whatever becomes of that.</summary>
/// <remarks>The actor that a user writes is like this one: it makes an <see cref="OrderClient"/> as its child, tells it <see cref="OrderCommand"/>s and hears
/// <see cref="OrderNotice"/>s. It never waits, and it counts on nothing but what it was told: an answer says that the order is in the gateway's journal, a report what the
/// exchange did.</remarks>
internal sealed class SampleStrategy : UntypedActor, IWithTimers
{
    private readonly SampleOptions _options;
    private readonly Props _clientProps;
    private readonly Action<string> _say;
    private readonly Action<int> _end;
    private readonly string _run;
    private readonly HashSet<ClientOrderId> _open = [];
    private IActorRef _client = ActorRefs.Nobody;
    private int _sent;
    private bool _wasConnected;
    private bool _isConnected;

    /// <summary>Made by <see cref="Props"/>.</summary>
    public SampleStrategy(SampleOptions options, OrderClientOptions client, Action<string> say, Action<int> end)
    {
        (_options, _say, _end) = (options, say, end);
        _clientProps = OrderClient.Props(client, Self);

        // A client order id is unique per account for ever: of every run and every order another one.
        _run = Context.System.Scheduler.Now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>How to make one.</summary>
    /// <param name="options">What it trades.</param>
    /// <param name="client">How it reaches the gateway.</param>
    /// <param name="say">Takes each line for the console.</param>
    /// <param name="end">Told once how it ended.</param>
    public static Props Props(SampleOptions options, OrderClientOptions client, Action<string> say, Action<int> end) =>
        Akka.Actor.Props.Create(() => new SampleStrategy(options, client, say, end));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        _client = Context.ActorOf(_clientProps, "orders");
        Timers.StartSingleTimer(nameof(OutOfPatience), new OutOfPatience(), _options.Patience);
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case OrderNotice notice:
                Hear(notice);
                break;
            case Buy when _isConnected:
                Send();
                break;
            case Cancel cancel when _open.Contains(cancel.Order):
                _say($"cancelling {cancel.Order}");
                _client.Tell(new OrderCommand.Cancel(cancel.Order));
                break;
            case OutOfPatience when !_wasConnected:
                _end(ExitCode.Unreachable);
                break;
        }
    }

    private void Hear(OrderNotice notice)
    {
        switch (notice)
        {
            case OrderNotice.Connected connected:
                _isConnected = true;
                _say($"connected: account {connected.AccountNo}, reports after #{connected.Position}");
                if (!_wasConnected)
                    Begin();
                break;
            case OrderNotice.Disconnected disconnected:
                _isConnected = false;
                _say($"disconnected: {disconnected.Reason}");
                break;
            case OrderNotice.Reported { Report: var report } when report.Event is { } happened && _open.Contains(happened.ClientOrderId):
                Print(report, happened);
                break;
            case OrderNotice.Answered answered:
                Print(answered);
                break;
            case OrderNotice.Unanswered unanswered:
                _say($"no answer to {unanswered.Command}: {(unanswered.WasSent ? "it may have been done" : "it was never sent")}");
                if (unanswered.Command is OrderCommand.Place)
                    _end(ExitCode.Refused);
                break;
        }
    }

    private void Begin()
    {
        _wasConnected = true;
        Timers.StartPeriodicTimer(nameof(Buy), new Buy(), TimeSpan.Zero, _options.Every);
    }

    /// <summary>The decision. A real strategy would look at prices here.</summary>
    private void Send()
    {
        if (_sent == _options.Orders)
            return;

        var id = ClientOrderId.Parse($"sample-{_run}-{++_sent}");
        var order = new OrderSpec(id, _options.Symbol, Side.Buy, _options.Quantity, OrderType.Limit, _options.Price, null, TimeInForce.Day, TradingMode.Paper);
        _open.Add(id);
        _say($"buying {order.Quantity} of {order.Symbol} at {order.Price}: {id}");
        _client.Tell(new OrderCommand.Place(order));
        if (_options.CancelAfter is { } after)
            Timers.StartSingleTimer(id, new Cancel(id), after);
    }

    private void Print(OrderNotice.Answered answered)
    {
        switch (answered.Answer)
        {
            case DoorAnswer.Taken taken:
                _say($"taken: {taken.Order.ClientOrderId} is {taken.Order.Status}{(taken.Duplicate ? " (it was taken before)" : string.Empty)}");
                break;
            case DoorAnswer.Problem problem:
                _say($"{problem.Code}: {problem.Text}");
                if (answered.Command is OrderCommand.Place)
                    _end(ExitCode.Refused);
                break;
        }
    }

    private void Print(ExecutionReport report, IOrderEvent happened)
    {
        _say(happened is OrderExecuted fill
            ? $"#{report.SequenceNr} {report.Name}: {fill.ClientOrderId} filled {fill.Quantity} at {fill.Price}, {fill.LeavesQty} left"
            : $"#{report.SequenceNr} {report.Name}: {happened.ClientOrderId}");
        if (happened is OrderExecuted { LeavesQty: 0 } or OrderCanceled { LeavesQty: 0 } or OrderExpired or OrderRefused)
            _open.Remove(happened.ClientOrderId);
        if (_sent == _options.Orders && _open.Count == 0)
            _end(ExitCode.Done);
    }

    private sealed record Buy;

    private sealed record Cancel(ClientOrderId Order);

    private sealed record OutOfPatience;
}
