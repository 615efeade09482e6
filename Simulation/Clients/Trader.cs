using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Simulation.Faults;
using Kiwoom.Simulator.Prices;

namespace Kiwoom.Simulation.Clients;

/// <summary>A client: places, cancels and replaces, sends again under the same id whatever it did not hear the answer to, and now and then
/// sends nonsense.</summary>
internal sealed class Trader
{
    private readonly World _world;
    private readonly SeededRandom _chance;
    private readonly List<PlaceOrder> _placed = [];
    private readonly List<PlaceOrder> _unheard = [];
    private int _count;
    private long _commands;

    internal Trader(World world, string name, AccountNo account, SeededRandom chance)
    {
        (_world, _chance, Account, User) = (world, chance, account, UserId.Parse(name));
        Level = chance.Next(12) switch { 0 => PermissionLevel.Viewer, < 5 => PermissionLevel.PaperTrader, < 11 => PermissionLevel.RealTrader, _ => PermissionLevel.Admin };
        _world.After(Pause(), Act);
    }

    internal AccountNo Account { get; }

    internal UserId User { get; }

    internal PermissionLevel Level { get; }

    /// <summary>Its last order that was taken; null for none.</summary>
    internal OrderSpec? LastTaken { get; private set; }

    /// <summary>Commands whose answer it has not heard.</summary>
    internal int Unheard => _unheard.Count;

    private Caller Caller => new(User, Level);

    private Cause Cause => new(CommandId.Parse($"{User}:{++_commands}"), User);

    /// <summary>Sends what it has not heard of again.</summary>
    internal void Retry()
    {
        foreach (var command in _unheard.ToArray())
            Send(command);
    }

    private void Act()
    {
        if (_world.IsHealing)
            return;
        _world.After(Pause(), Act);
        Retry();
        switch (_chance.Next(100))
        {
            case < 55:
                Place(NewOrder());
                break;
            case < 58:
                for (var i = 0; i < 12; i++)
                    Place(NewOrder());
                break;
            case < 72:
                Change((c, id) => new CancelOrder(c, Caller, Account, id));
                break;
            case < 84:
                Change((c, id) => new ReplaceOrder(c, Caller, Account, id, _chance.Next(2) == 0 ? null : 1 + _chance.Next(20), PriceNear(SymbolOf(id))));
                break;
            case < 90:
                Again(c => c);
                break;
            case < 93:
                Again(c => c with { Order = c.Order with { Quantity = c.Order.Quantity + 1 } });
                break;
            case < 97:
                Place(Nonsense(NewOrder()));
                break;
            case < 98:
                Ask<RiskAnswer>(new EngageKillSwitch(Cause, Caller with { Level = PermissionLevel.Admin }, Account, "drill", _chance.Next(2) == 0), Stopped);
                _world.After(TimeSpan.FromSeconds(5 + _chance.Next(30)), ReleaseKillSwitch);
                break;
            default:
                Ask<OrderAnswer>(new MassCancel(Cause, Caller, Account, null, null), _ => { });
                break;
        }
    }

    internal void ReleaseKillSwitch()
    {
        _world.Oracle.Releasing(Account);
        Ask<RiskAnswer>(new ReleaseKillSwitch(Cause, Caller with { Level = PermissionLevel.Admin }, Account, "drill over"), _ => { });
    }

    internal void CancelAll() => Ask<MassCancelAnswer>(new MassCancel(Cause, Caller with { Level = PermissionLevel.Admin }, Account, null, null), _ => { });

    private void Stopped(RiskAnswer answer)
    {
        if (answer is RiskAnswer.Done { Risk.KillSwitch.Engaged: true } && _world.Oracle.Of(Account).State.Risk.KillSwitch.Engaged)
            _world.Oracle.Stopped(Account);
    }

    private OrderSpec NewOrder()
    {
        var issues = DefaultListing.Issues;
        var symbol = issues[_chance.Next(issues.Count)].Instrument.Symbol;
        var held = _world.Oracle.Of(Account).State.Portfolio.Positions.Find(symbol)?.Quantity ?? 0;
        var side = held > 0 && _chance.Next(2) == 0 ? Side.Sell : Side.Buy;
        var quantity = side == Side.Sell && _chance.Next(4) > 0 ? 1 + _chance.Next((int)Math.Min(held, 1000)) : 1 + _chance.Next(_chance.Next(10) == 0 ? 200 : 25);
        var type = _chance.Next(4) == 0 ? OrderType.Market : OrderType.Limit;
        return new OrderSpec(
            ClientOrderId.Parse($"{User}-{++_count}"), symbol, side, quantity, type, type == OrderType.Limit ? PriceNear(symbol) : null, null, TimeInForce.Day, _world.Plan.Settings.Mode);
    }

    private OrderSpec Nonsense(OrderSpec order) => _chance.Next(8) switch
    {
        0 => order with { Quantity = 0 },
        1 => order with { Quantity = -order.Quantity },
        2 => order with { Quantity = long.MaxValue },
        3 => order with { OrderType = OrderType.Limit, Price = 1 },
        4 => order with { OrderType = OrderType.Limit, Price = (order.Price ?? 50_000) + 7 },
        5 => order with { Symbol = Symbol.Parse("999999") },
        6 => order with { Mode = order.Mode == TradingMode.Paper ? TradingMode.Real : TradingMode.Paper },
        _ => order with { OrderType = OrderType.Market, Price = null, TimeInForce = TimeInForce.ImmediateOrCancel },
    };

    private long PriceNear(Symbol symbol)
    {
        if (DefaultListing.Issues.FirstOrDefault(i => i.Instrument.Symbol == symbol)?.Instrument is not { } instrument)
            return 1_000;
        var last = _world.Gateway?.Core.Board.QuoteOf(symbol)?.Last ?? instrument.BasePrice;
        return TickSizes.RoundDown(instrument.Kind, last + (last * (_chance.Next(13) - 6) / 1000), _world.Plan.Day);
    }

    private Symbol SymbolOf(ClientOrderId id) => _placed.First(p => p.Order.ClientOrderId == id).Order.Symbol;

    private void Place(OrderSpec order)
    {
        var command = new PlaceOrder(Cause, Caller, Account, order, QueueWhileDisconnected: _chance.Next(5) == 0);
        _placed.Add(command);
        Send(command);
    }

    private void Again(Func<PlaceOrder, PlaceOrder> change)
    {
        if (_placed.Count > 0)
            Ask<OrderAnswer>(change(_placed[_chance.Next(_placed.Count)]) with { Cause = Cause }, _ => { });
    }

    private void Change(Func<Cause, ClientOrderId, ICommand> make)
    {
        if (_placed.Count > 0)
            Ask<OrderAnswer>(make(Cause, _placed[Math.Max(0, _placed.Count - 1 - _chance.Next(8))].Order.ClientOrderId), _ => { });
    }

    private void Send(PlaceOrder command)
    {
        if (!_unheard.Contains(command))
            _unheard.Add(command);
        Ask<OrderAnswer>(command, answer =>
        {
            _unheard.Remove(command);
            if (answer is OrderAnswer.Taken taken)
                LastTaken = command.Order;
        });
    }

    // The answer of a process that died meanwhile, or one that got lost on the way, never comes; an error is no answer.
    private void Ask<TAnswer>(ICommand command, Action<TAnswer> heard)
    {
        if (_world.Gateway is not { IsDead: false } gateway)
            return;
        var answering = gateway.Ask<TAnswer>(Account, command);
        _world.Trace?.Say(User.Value, $"sends {command}");
        if (_world.IsGatewayDiskFull)
            _world.Oracle.AskedInVain(gateway, answering);
        answering.ContinueWith(
            done =>
            {
                _world.Trace?.Say(User.Value, done.IsCompletedSuccessfully ? $"is told {done.Result}" : $"is told {done.Exception?.InnerException?.Message}");
                if (!done.IsCompletedSuccessfully || gateway.IsDead)
                    return;
                if (done.Result is OrderAnswer.Taken taken)
                    _world.Oracle.Told(Account, taken.Order.ClientOrderId);
                if (_world.Plan.Has(FaultKind.AnswerLost) && !_world.IsHealing && _chance.Next(6) == 0)
                    _world.Made(FaultKind.AnswerLost, User.Value, "does not hear the answer");
                else
                    heard(done.Result);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private TimeSpan Pause() => _world.Plan.IsNight && !_world.Schedule.PhaseAt(_world.Time.GetUtcNow()).IsRegular()
        ? TimeSpan.FromMinutes(5 + _chance.Next(40))
        : TimeSpan.FromTicks((long)(_world.Plan.ActsEvery.Ticks * (0.2 + (_chance.Next(1600) / 1000.0))));
}
