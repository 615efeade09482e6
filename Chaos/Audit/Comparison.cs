using Kiwoom.Chaos.Trading;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Chaos.Audit;

/// <summary>The exchange's truth, the journal and what clients were told, held against each other.</summary>
/// <param name="ledger">The exchange's truth.</param>
/// <param name="journal">The journal.</param>
/// <param name="promises">What clients were told.</param>
internal sealed class Comparison(BrokerLedger ledger, JournalTruth journal, IReadOnlyCollection<OrderPromise> promises)
{
    private readonly List<string> _findings = [];

    /// <summary>Everything that is wrong, for people.</summary>
    internal IReadOnlyList<string> Findings => _findings;

    /// <summary>Order numbers whose executions the journal does not have in full.</summary>
    internal int Lost { get; private set; }

    /// <summary>Order numbers with more executions than the exchange made, executions recorded twice, and orders that reached the exchange twice.</summary>
    internal int Doubled { get; private set; }

    /// <summary>Answers to clients that the journal does not bear out.</summary>
    internal int AcknowledgedMissing { get; private set; }

    /// <summary>Compares everything.</summary>
    internal void Run()
    {
        Executions();
        Orders();
        Promises();
    }

    private void Executions()
    {
        var made = ledger.Orders.Where(o => o.Fills.Count > 0).ToDictionary(o => (o.Booked.Day, o.No), o => new Filled(o.Filled, o.Amount, o.Commission + o.Tax));
        foreach (var number in made.Keys.Union(journal.Fills.Keys).OrderBy(n => n.Day).ThenBy(n => n.No.Value, StringComparer.Ordinal))
        {
            var (there, here) = (made.GetValueOrDefault(number), journal.Fills.GetValueOrDefault(number));
            if (there == here)
                continue;

            if (here.Quantity < there.Quantity || (here.Quantity == there.Quantity && here.Amount < there.Amount))
                Lost++;
            else if (here.Quantity > there.Quantity || here.Amount > there.Amount)
                Doubled++;
            _findings.Add($"{number.Day} no. {number.No}: the exchange filled {there.Quantity} for {there.Amount} won and charged {there.Charges}; the journal has {here.Quantity} for {here.Amount} and {here.Charges}");
        }

        if (journal.Repeated > 0)
        {
            Doubled += (int)journal.Repeated;
            _findings.Add($"{journal.Repeated} executions are in the journal twice under one id");
        }
    }

    private void Orders()
    {
        foreach (var order in ledger.Orders)
        {
            var booked = order.Booked;
            if (order.Open > 0)
                _findings.Add($"{booked.Day} no. {order.No} has {order.Open} open at the exchange");
            if (booked.RqName.Length == 0)
                _findings.Add($"{booked.Day} no. {order.No} has no sender");
            else if (booked.Action == BrokerOrderAction.New)
                Attributed(order);
        }

        foreach (var repeated in ledger.Orders.GroupBy(o => o.Booked.RqName, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Doubled += repeated.Count() - 1;
            _findings.Add($"command {repeated.Key} reached the exchange {repeated.Count()} times: {string.Join(", ", repeated.Select(o => $"{o.Booked.Day} no. {o.No}"))}");
        }

        foreach (var repeated in ledger.Orders.Where(o => o.Booked.Action == BrokerOrderAction.New).GroupBy(o => journal.OrderOf(o.Booked.RqName))
            .Where(g => g.Key is not null && g.DistinctBy(o => o.Booked.RqName).Count() > 1))
        {
            Doubled += repeated.Count() - 1;
            _findings.Add($"{repeated.Key} reached the exchange {repeated.Count()} times under several commands");
        }
    }

    private void Attributed(BrokerOrder order)
    {
        var booked = order.Booked;
        if (journal.OrderOf(booked.RqName) is not { } sender)
            _findings.Add($"{booked.Day} no. {order.No}: command {booked.RqName} reached the exchange and is not in the journal");
        else if (journal.OwnerOf(booked.Day, order.No) is not { } owner)
            _findings.Add($"{booked.Day} no. {order.No} of {sender} is not in the journal");
        else if (owner != sender)
            _findings.Add($"{booked.Day} no. {order.No} of {sender} belongs to {owner} in the journal");
    }

    private void Promises()
    {
        foreach (var promise in promises)
        {
            var id = promise.ClientOrderId;
            var isPlaced = journal.Placed.TryGetValue(id, out var placed);
            if (promise.Taken && (!isPlaced || placed!.Spec.Quantity != (long)promise.Body["quantity"]!))
                Missing($"{id} was acknowledged and is not in the journal");
            if (promise.Refused && !journal.Rejected.Contains(id))
                Missing($"{id} was refused by risk checks, which the journal does not know");
            if (promise.CancelTaken && !journal.CancelTaken.Contains(id))
                Missing($"a cancel of {id} was acknowledged and is not in the journal");
            if (promise.ReplaceTaken && !journal.ReplaceRequested.Contains(id))
                Missing($"a replace of {id} was acknowledged and is not in the journal");
            if (promise.NeverTaken && isPlaced)
                _findings.Add($"{id} was answered with 'nothing was changed' and is in the journal");
        }
    }

    private void Missing(string text)
    {
        AcknowledgedMissing++;
        _findings.Add(text);
    }
}
