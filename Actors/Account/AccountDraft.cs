using System.Globalization;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>A decision in the making. Events added to it are folded into copies of the orders they are about, so that later steps see what
/// earlier ones decided while the account's state stays as it is.</summary>
internal sealed class AccountDraft(AccountOptions options, AccountState state, DateTimeOffset now)
{
    private readonly Dictionary<ClientOrderId, OrderRecord> _changed = [];
    private readonly HashSet<ClientOrderId> _gone = [];
    private readonly List<AccountEvent> _events = [];
    private readonly List<IEffect> _effects = [];

    internal AccountOptions Options => options;

    /// <summary>The account before this decision.</summary>
    internal AccountState State => state;

    internal DateTimeOffset Now => now;

    internal IReadOnlyList<AccountEvent> Events => _events;

    /// <summary>The sequence number that the next event will get.</summary>
    internal long NextVersion => state.Version + _events.Count + 1;

    /// <summary>An order as it stands with this decision.</summary>
    internal OrderRecord? Find(ClientOrderId? id) =>
        id is not { } known || _gone.Contains(known) ? null : _changed.TryGetValue(known, out var changed) ? changed : state.Orders.Find(known);

    /// <summary>An order by one of its numbers, as it stands with this decision.</summary>
    internal OrderRecord? Find(TradingDay day, BrokerOrderNo number)
    {
        foreach (var changed in _changed.Values)
        {
            if (changed.Leg(day, number) is not null)
                return changed;
        }

        return Find(state.Orders.Find(day, number)?.Id);
    }

    /// <summary>All open orders as they stand with this decision, in the order in which they were placed.</summary>
    internal IReadOnlyList<OrderRecord> Open() =>
        [.. state.Orders.Open.Where(o => !_gone.Contains(o.Id) && !_changed.ContainsKey(o.Id)).Concat(_changed.Values).Where(o => !o.IsFinal).OrderBy(o => o.Ordinal)];

    internal void Add(AccountEvent @event)
    {
        _events.Add(@event);
        if (@event is not IOrderEvent of)
            return;
        if (OrderFold.Begin(@event, state.Orders.OrderCount + 1 + _changed.Count, now) is { } begun)
        {
            _changed[of.ClientOrderId] = begun;
            return;
        }

        if (Find(of.ClientOrderId) is not { } order)
            throw new InvariantViolatedException($"{@event.GetType().Name} of an unknown order {of.ClientOrderId}");
        if (!_changed.ContainsKey(order.Id))
            _changed[order.Id] = order = order.Copy();
        if (@event is ExternalOrderAdopted adopted)
        {
            OrderFold.Adopt(order, Find(adopted.External)!.Copy(), now);
            _changed.Remove(adopted.External);
            _gone.Add(adopted.External);
        }
        else
        {
            OrderFold.Apply(order, @event, now);
        }
    }

    /// <summary>Records what kind of instrument an issue is, once, where that is known.</summary>
    internal void Classify(Symbol symbol)
    {
        if (!state.Instruments.ContainsKey(symbol) && options.Market.Find(symbol) is { } instrument && !_events.OfType<InstrumentClassified>().Any(e => e.Symbol == symbol))
            _events.Add(new InstrumentClassified(symbol, instrument.Board, instrument.Kind));
    }

    internal void Run(IEffect effect) => _effects.Add(effect);

    internal void Send(IBrokerCommand command) => _effects.Add(new Tell(options.Bridge, command));

    internal void Answer(object message) => _effects.Add(new Reply(message));

    /// <summary>Compares with Kiwoom soon, once what is happening has settled. However often it is asked for, it is not put off.</summary>
    internal void ReconcileSoon()
    {
        var slot = (now.UtcTicks / options.SettleAfter.Ticks) + 2;
        _effects.Add(new StartTimer(
            $"reconcile:{slot}", TimeSpan.FromTicks((slot * options.SettleAfter.Ticks) - now.UtcTicks), new Reconcile(new Cause(CommandId.Parse($"reconcile:{now.ToUnixTimeMilliseconds()}")))));
    }

    /// <summary>The id of an order's next command. The account is part of it: one bridge may serve several.</summary>
    internal CommandId NextCommand(ClientOrderId order, int count) => CommandId.Parse(string.Create(CultureInfo.InvariantCulture, $"{options.Account}:{order}:{count + 1}"));

    /// <summary>Marks the last event with the report's place, so that the report is known when it comes again.</summary>
    internal void Seen(ReportPlace place)
    {
        if (_events.Count == 0)
            _events.Add(new ReportSeen { Report = place });
        else
            _events[^1] = _events[^1] with { Report = place };
    }

    internal Decision Build() => new([.. _events], [.. _effects]);
}
