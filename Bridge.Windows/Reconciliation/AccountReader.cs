using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Queries;

namespace Kiwoom.Bridge.Reconciliation;

/// <summary>Reads an account from Kiwoom's own lists, every page. What happens while it reads may be missing from it, so orders are read
/// last: an order that is in none of the lists was not there when reading began.</summary>
/// <param name="queries">The query line.</param>
/// <param name="now">The market's clock.</param>
public sealed class AccountReader(TrRequests queries, Func<DateTimeOffset> now)
{
    /// <summary>Reads an account and gives the snapshot once, complete or not.</summary>
    public void Read(AccountNo account, CommandId? command, Action<BrokerSnapshot, string?> completed)
    {
        var reading = new Reading(account, command, now());
        var steps = new Queue<(TrRequest Request, Action<TrResult> Take)>(
        [
            (AccountQueries.Cash(account), reading.TakeCash), (AccountQueries.Holdings(account), reading.TakeHoldings),
            (AccountQueries.Executions(account), reading.TakeOrders), (AccountQueries.Orders(account), reading.TakeOrders),
        ]);
        Next();

        void Next()
        {
            // Half a reading proves nothing, so the first failure ends it.
            if (reading.Failure is not null || !steps.TryDequeue(out var step))
            {
                completed(reading.Snapshot(), reading.Failure);
                return;
            }

            queries.Ask(step.Request, result =>
            {
                step.Take(result);
                Next();
            });
        }
    }

    private sealed class Reading(AccountNo account, CommandId? command, DateTimeOffset startedAt)
    {
        private readonly Dictionary<BrokerOrderNo, SnapshotOrder> _orders = [];
        private readonly Dictionary<Symbol, SnapshotHolding> _holdings = [];
        private readonly TradingDay _day = TradingDay.At(startedAt);
        private long _cash;

        public string? Failure { get; private set; }

        public void TakeCash(TrResult result)
        {
            if (FidCodec.TrySigned(result.Single.GetValueOrDefault("d+2추정예수금"), out var cash))
                _cash = cash;
            else
                Fail(result.Failure ?? $"d+2추정예수금 is {FidCodec.Shown(result.Single.GetValueOrDefault("d+2추정예수금"))}");
            Fail(result.Failure);
        }

        public void TakeHoldings(TrResult result)
        {
            Fail(result.Failure);
            foreach (var row in result.Rows)
            {
                var read = TrDecoder.Holding(row);
                if (!read.IsValid)
                    Fail(read.Reason);
                else if (_holdings.TryGetValue(read.Value.Symbol, out var other))
                    _holdings[read.Value.Symbol] = Sum(other, read.Value);
                else
                    _holdings.Add(read.Value.Symbol, read.Value);
            }
        }

        // The later list counts, but never less than was seen filled.
        public void TakeOrders(TrResult result)
        {
            Fail(result.Failure);
            foreach (var row in result.Rows)
            {
                var read = TrDecoder.Order(row, _day);
                if (!read.IsValid)
                    Fail(read.Reason);
                else if (!_orders.TryGetValue(read.Value.BrokerOrderNo, out var other) || other.CumulativeQuantity <= read.Value.CumulativeQuantity)
                    _orders[read.Value.BrokerOrderNo] = read.Value;
            }
        }

        public BrokerSnapshot Snapshot() => new(
            account, command, _day, startedAt, Failure is null,
            [.. _orders.Values.OrderBy(o => o.BrokerOrderNo.Value, StringComparer.Ordinal)],
            [.. _holdings.Values.OrderBy(h => h.Symbol.Value, StringComparer.Ordinal)],
            _cash);

        private static SnapshotHolding Sum(SnapshotHolding one, SnapshotHolding other) =>
            one with { Quantity = one.Quantity + other.Quantity, Sellable = one.Sellable + other.Sellable, CostAmount = one.CostAmount + other.CostAmount };

        private void Fail(string? reason) => Failure ??= reason;
    }
}
