using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Queries;

namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>Kiwoom's own list of today's orders (opt10075): what was there before the probe, and what became of the probe's orders.</summary>
/// <param name="session">The probe.</param>
public sealed class ProbeOrderList(ProbeSession session)
{
    private HashSet<BrokerOrderNo>? _before;

    /// <summary>Reads the list once before the first order. Throws <see cref="NotNowException"/> where it cannot be read: an account whose
    /// orders cannot be listed must not get any.</summary>
    public async Task ReadBefore(CancellationToken stop)
    {
        if (_before is not null)
            return;
        if (await Read(stop) is { } orders)
            _before = [.. orders.Select(o => o.BrokerOrderNo)];
        else
            throw new NotNowException(
                "Today's orders of the account (opt10075) could not be read, so none is sent.", "when the account password is registered in Kiwoom's own window (계좌비밀번호 저장)");
    }

    /// <summary>Reads the list and settles by it what the events left open; false where it could not be read whole.</summary>
    public async Task<bool> Settle(CancellationToken stop)
    {
        if (await Read(stop) is not { } listed)
            return false;
        session.Tape.Read(() =>
        {
            Settle(listed);
            return true;
        });
        return true;
    }

    private async Task<IReadOnlyList<SnapshotOrder>?> Read(CancellationToken stop)
    {
        var answer = await session.Queries.Ask(AccountQueries.Orders(session.Account), stop);
        if (!answer.IsComplete)
            return null;
        var day = TradingDay.At(session.Clocks.Market.GetUtcNow());
        var orders = new List<SnapshotOrder>();
        foreach (var row in answer.Rows)
        {
            if (TrDecoder.Order(row, day) is not { IsValid: true } read)
                return null;
            orders.Add(read.Value);
        }

        return orders;
    }

    private void Settle(IReadOnlyList<SnapshotOrder> listed)
    {
        var mine = session.Orders.Book.Orders;
        foreach (var order in mine.Where(o => o.Number is not null && o.Open != 0))
        {
            if (listed.FirstOrDefault(l => l.BrokerOrderNo == order.Number) is { } row)
                Take(order, row);
        }

        foreach (var order in mine.Where(o => o.WasCalled && o.Number is null))
        {
            var candidates = Candidates(order, listed, mine);
            var rivals = mine.Count(o => o.WasCalled && o.Number is null && Candidates(o, listed, mine).Length > 0);
            if (candidates.Length == 1 && rivals == 1)
                Take(order, candidates[0]);
            else if (candidates.Length == 0 && (order.WasRefused || IsOverdue(order)))
                order.IsNotInTheList = true;
        }
    }

    // An order whose call is over, of which nothing was heard for as long as an answer may take, and which is not in the list either.
    private bool IsOverdue(ProbeOrder order) =>
        order is { HasReturned: true, Answer: null } && session.Clocks.Machine.GetElapsedTime(order.CalledAt) >= session.Options.AnswerTimeout;

    private SnapshotOrder[] Candidates(ProbeOrder order, IReadOnlyList<SnapshotOrder> listed, IReadOnlyList<ProbeOrder> mine) =>
    [
        .. listed.Where(l => _before?.Contains(l.BrokerOrderNo) != true && mine.All(o => o.Number != l.BrokerOrderNo) && l.Symbol == order.Symbol && l.Side == order.Side
            && l.Quantity == order.Quantity && (l.Price ?? 0) == order.Price && l.Kind == order.Kind && l.Original == order.Original?.Number),
    ];

    private static void Take(ProbeOrder order, SnapshotOrder row)
    {
        order.Number = row.BrokerOrderNo;
        order.Open = order.Kind == BrokerOrderKind.Cancel ? 0 : row.OpenQuantity;
        order.Filled = Math.Max(order.Filled, row.CumulativeQuantity);
    }
}
