using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Persistence.Projections;

/// <summary>One account's stream for orders, fills, positions, balance, risk events, trading days and the audit log: one fold for all of them.</summary>
/// <param name="account">The account.</param>
public sealed class AccountProjector(AccountNo account) : IStreamProjector
{
    private readonly AuditProjector _audit = new(account);
    private readonly DailyPerformance _days = new(account);
    private readonly Dictionary<Symbol, PositionRow> _positions = [];
    private BalanceRow? _balance;

    /// <inheritdoc/>
    public IReadOnlyList<Projection> Projections => Followers;

    /// <summary>The projections that follow every account.</summary>
    internal static IReadOnlyList<Projection> Followers { get; } =
    [
        Projection.Orders, Projection.Executions, Projection.Balances, Projection.Positions, Projection.RiskEvents, Projection.DailyPerformance, Projection.AuditLog,
    ];

    /// <summary>What the events have come to.</summary>
    public AccountState State { get; } = new();

    /// <inheritdoc/>
    public void Project(SourceRow row, IRowSink sink)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(sink);
        _audit.Project(row, sink);
        var external = row.Journaled.Event is ExternalOrderAdopted adopted ? State.Orders.Find(adopted.External) : null;
        var grossBefore = State.Portfolio.Positions.GrossProfit;
        State.Apply(row.Journaled);

        var @event = (AccountEvent)row.Journaled.Event;
        Orders(row, @event, external, sink);
        Executions(row, @event, external, sink);
        if (_days.Next(row.Journaled, @event, State.Portfolio, State.Portfolio.Positions.GrossProfit - grossBefore) is { } day && sink.Wants(Projection.DailyPerformance))
            sink.Add(Projection.DailyPerformance, day);
        if (sink.Wants(Projection.RiskEvents) && RiskEvents.Of(account, row, @event) is { } risk)
            sink.Add(Projection.RiskEvents, risk);
        Positions(row, @event, sink);
        Balance(row, sink);
    }

    private void Orders(SourceRow row, AccountEvent @event, OrderRecord? external, IRowSink sink)
    {
        if (!sink.Wants(Projection.Orders))
            return;
        if (external is not null && @event is ExternalOrderAdopted adoption)
            sink.Add(Projection.Orders, OrderRow.Adopted(account, external, adoption.ClientOrderId, row.SequenceNr, row.Journaled.At));
        if (@event is IOrderEvent of && State.Orders.Find(of.ClientOrderId) is { } order)
            sink.Add(Projection.Orders, OrderRow.Of(account, order, row.SequenceNr));
    }

    private void Executions(SourceRow row, AccountEvent @event, OrderRecord? external, IRowSink sink)
    {
        if (!sink.Wants(Projection.Executions))
            return;
        if (@event is OrderExecuted executed)
            sink.Add(Projection.Executions, ExecutionRow.Of(account, executed, row.SequenceNr, row.Journaled.At));

        // The fills of an adopted order keep their ids and change their order.
        if (external is null || @event is not ExternalOrderAdopted adoption || State.Orders.Find(adoption.ClientOrderId) is not { } order)
            return;
        foreach (var fill in external.Executions)
            sink.Add(Projection.Executions, ExecutionRow.Of(account, fill with { ClientOrderId = order.Id, Strategy = order.Strategy }, row.SequenceNr, row.Journaled.At));
    }

    private void Positions(SourceRow row, AccountEvent @event, IRowSink sink)
    {
        switch (@event)
        {
            case IOrderEvent of when State.Orders.Find(of.ClientOrderId) is { } order:
                Position(order.Spec.Symbol, row, sink);
                break;
            case OpeningBalanceRecorded e:
                Positions(e.Holdings, row, sink);
                break;
            case BalanceAdjusted e:
                Positions(e.Holdings, row, sink);
                break;
        }
    }

    private void Positions(IReadOnlyList<Holding> holdings, SourceRow row, IRowSink sink)
    {
        foreach (var holding in holdings)
            Position(holding.Symbol, row, sink);
    }

    private void Position(Symbol symbol, SourceRow row, IRowSink sink)
    {
        if (State.Portfolio.Positions.Find(symbol) is not { } position)
            return;
        var next = PositionRow.Of(account, State, position, row.SequenceNr, row.Journaled.At);
        if (next.SaysWhat(_positions.GetValueOrDefault(symbol)))
            return;
        _positions[symbol] = next;
        if (sink.Wants(Projection.Positions))
            sink.Add(Projection.Positions, next);
    }

    private void Balance(SourceRow row, IRowSink sink)
    {
        var next = BalanceRow.Of(account, State, row.SequenceNr, row.Journaled.At);
        if (next.SaysWhat(_balance))
            return;
        _balance = next;
        if (sink.Wants(Projection.Balances))
            sink.Add(Projection.Balances, next);
    }
}
