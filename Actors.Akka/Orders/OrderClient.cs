using Akka.Actor;
using Kiwoom.OnAkka.Orders.Sealing;

namespace Kiwoom.OnAkka.Orders;

/// <summary>A strategy's end of the orders door: sends its commands until they are answered, follows the account's execution reports and delivers each of
/// them once and in order, and tells whether the gateway is there.</summary>
/// <remarks>It takes <see cref="OrderCommand"/>s from anybody in its process, and tells <see cref="OrderNotice"/>s to its strategy. What it knows it knows in memory: a strategy
/// that must not miss a report across its own restarts keeps the last number it handled and gives it as <see cref="OrderClientOptions.After"/>.</remarks>
public sealed class OrderClient : UntypedActor, IWithTimers
{
    // Of the door's window, so that it never has to wait for a reader who keeps up.
    private const int PiecesWithoutRenewal = 4;

    private readonly OrderClientOptions _options;
    private readonly IActorRef _strategy;
    private readonly ICanTell _door;
    private readonly SessionSeal? _seal;
    private readonly PendingCommands _commands;
    private readonly ReportCursor _cursor;
    private RequestId _subscription = RequestId.New();
    private DateTimeOffset _heardAt;
    private DateTimeOffset? _renewedAt;
    private DateTimeOffset? _askedAgainAt;
    private int _pieces;
    private bool _isConnected;
    private string? _trouble;

    /// <summary>Made by <see cref="Props"/>.</summary>
    public OrderClient(OrderClientOptions options, IActorRef strategy)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _strategy) = (options, strategy);
        _door = Context.ActorSelection(options.Door);
        _seal = options.Gateway is { } gateway ? SessionSeal.With(gateway) : null;
        _commands = new PendingCommands(options.MostPending);
        _cursor = new ReportCursor(options.After);
        _heardAt = Now;
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => Context.System.Scheduler.Now;

    /// <summary>How to make one.</summary>
    /// <param name="options">How it reaches the gateway.</param>
    /// <param name="strategy">Hears the notices; for an actor that makes it as its child, itself.</param>
    public static Props Props(OrderClientOptions options, IActorRef strategy) => Akka.Actor.Props.Create(() => new OrderClient(options, strategy));

    /// <inheritdoc/>
    protected override void PreStart()
    {
        Timers.StartPeriodicTimer(nameof(Look), Look.Instance, TimeSpan.Zero, _options.Tick);
        base.PreStart();
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        if (TryToken(out var token))
            Send(new DoorRequest.Unsubscribe(_subscription, token));
        _seal?.Dispose();
        base.PostStop();
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case OrderCommand command:
                Take(command);
                break;
            case IOrdersMessage open when _seal is null:
                Hear(open);
                break;
            case SealedAnswer answer when _seal is not null && _seal.TryOpen(answer, out var opened):
                Hear(opened);
                break;
            case Look:
                LookAround();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Hear(IOrdersMessage message)
    {
        switch (message)
        {
            case DoorAnswer answer:
                Take(answer);
                break;
            case DoorNews news when news.RequestId == _subscription:
                Take(news);
                break;
        }
    }

    private void Send(DoorRequest request)
    {
        if (_seal is null)
        {
            _door.Tell(request, Self);
            return;
        }

        var (nonce, bytes) = _seal.Seal(request);
        _door.Tell(new SealedRequest(_seal.Session, nonce, bytes), Self);
    }

    private void Take(OrderCommand command)
    {
        if (_commands.TryAdd(command, Now + _options.GiveUpAfter))
            SendDue();
        else
            _strategy.Tell(new OrderNotice.Refused(command));
    }

    private void Take(DoorAnswer answer)
    {
        if (answer.RequestId == _subscription)
        {
            TakeSubscription(answer);
            return;
        }

        if (_commands.Find(answer.RequestId) is not { } pending)
            return;

        _heardAt = Now;
        if (answer is DoorAnswer.Problem problem && !problem.NothingChanged())
        {
            // Nobody knows yet: the same again finds out, and changes nothing where it was done.
            pending.Unclear = problem;
            return;
        }

        _commands.Remove(pending);
        _strategy.Tell(new OrderNotice.Answered(pending.Command, answer));
        SendDue();
    }

    private void TakeSubscription(DoorAnswer answer)
    {
        switch (answer)
        {
            case DoorAnswer.Subscribed subscribed:
                _heardAt = Now;
                _cursor.Begin(subscribed.From);
                if (_isConnected)
                    break;

                (_isConnected, _trouble) = (true, null);
                _strategy.Tell(new OrderNotice.Connected(subscribed.AccountNo, _cursor.Last!.Value));
                break;
            case DoorAnswer.Problem problem:
                _heardAt = Now;
                Lose($"{problem.Code}: {problem.Text}");
                break;
        }
    }

    private void Take(DoorNews news)
    {
        _heardAt = Now;
        switch (news)
        {
            case DoorNews.Reports piece when _cursor.Take(piece) is { } reports:
                foreach (var report in reports)
                    _strategy.Tell(new OrderNotice.Reported(piece.AccountNo, report));
                if (++_pieces >= PiecesWithoutRenewal)
                    Renew(again: false);
                break;
            case DoorNews.Reports when _cursor.Last is not null && IsDue(_askedAgainAt, _options.RetryAfter):
                _askedAgainAt = Now;
                Renew(again: true);
                break;
            case DoorNews.Ended ended:
                _subscription = RequestId.New();
                Lose($"{ended.Code}: {ended.Text}");
                break;
        }
    }

    private void LookAround()
    {
        foreach (var overdue in _commands.Overdue(Now))
        {
            _commands.Remove(overdue);
            _strategy.Tell(overdue.Unclear is { } unclear
                ? new OrderNotice.Answered(overdue.Command, unclear)
                : new OrderNotice.Unanswered(overdue.Command, overdue.SentAt is not null));
        }

        SendDue();
        if (_pieces > 0 || IsDue(_renewedAt, _isConnected ? _options.RenewEvery : _options.RetryAfter))
            Renew(again: false);
        if (Now - _heardAt >= _options.SilentAfter)
            Lose($"The gateway has not answered for {_options.SilentAfter.TotalSeconds:0} seconds.");
    }

    private void SendDue()
    {
        foreach (var pending in _commands.Heads())
        {
            if (!IsDue(pending.SentAt, _options.RetryAfter) || !TryToken(out var token))
                continue;

            pending.SentAt = Now;
            Send(Request(pending, token));
        }
    }

    private void Renew(bool again)
    {
        if (!TryToken(out var token))
            return;

        (_renewedAt, _pieces) = (Now, 0);
        Send(new DoorRequest.Subscribe(_subscription, token, _options.Account, _cursor.Last, again));
    }

    private DoorRequest Request(PendingCommand pending, ApiToken token) => pending.Command switch
    {
        OrderCommand.Place c => new DoorRequest.PlaceOrder(pending.Id, token, _options.Account, c.Order, c.QueueWhileDisconnected, pending.Until),
        OrderCommand.Cancel c => new DoorRequest.CancelOrder(pending.Id, token, _options.Account, c.ClientOrderId),
        OrderCommand.Replace c => new DoorRequest.ReplaceOrder(pending.Id, token, _options.Account, c.ClientOrderId, c.Quantity, c.Price, pending.Until),
        OrderCommand.ReadOrder c => new DoorRequest.ReadOrder(pending.Id, token, _options.Account, c.ClientOrderId),
        _ => new DoorRequest.ReadAccount(pending.Id, token, _options.Account),
    };

    private bool TryToken(out ApiToken token)
    {
        try
        {
            token = _options.Token();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            token = default;
            Lose($"The token cannot be read: {fault.Message}");
            return false;
        }
    }

    /// <summary>Tells once of each trouble.</summary>
    private void Lose(string trouble)
    {
        if (!_isConnected && _trouble == trouble)
            return;

        (_isConnected, _trouble) = (false, trouble);
        _strategy.Tell(new OrderNotice.Disconnected(trouble));
    }

    private bool IsDue(DateTimeOffset? last, TimeSpan after) => last is not { } at || Now - at >= after;

    private sealed class Look
    {
        internal static readonly Look Instance = new();
    }
}
