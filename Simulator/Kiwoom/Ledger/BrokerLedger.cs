using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The broker's truth: accounts, cash, positions, orders and executions. What a gateway believes can be compared with it.</summary>
/// <remarks>Not thread-safe: read it on the thread that drives the simulation.</remarks>
public sealed class BrokerLedger
{
    private readonly SortedDictionary<string, BrokerAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<(TradingDay Day, BrokerOrderNo No), BrokerOrder> _orders = [];
    private readonly BrokerLedgerFile? _file;
    private long _lastNumber;
    private TradingDay _lastNumberDay;

    /// <summary>A ledger in memory, or one that a file keeps: what the file holds is replayed first.</summary>
    public BrokerLedger(BrokerLedgerFile? file = null)
    {
        if (file is not null)
        {
            foreach (var entry in file.Read())
                Apply(entry);
        }

        _file = file;
    }

    /// <summary>Accounts by number.</summary>
    public IReadOnlyCollection<BrokerAccount> Accounts => _accounts.Values;

    /// <summary>Every order of every day in order of acceptance.</summary>
    public IEnumerable<BrokerOrder> Orders => _accounts.Values.SelectMany(a => a.Orders).OrderBy(o => o.Booked.Day).ThenBy(o => o.No.Value, StringComparer.Ordinal);

    /// <summary>체결번호 of the last execution; they run on over all accounts and days.</summary>
    public long LastExecutionNo { get; private set; }

    /// <summary>An account; null where it is not known.</summary>
    public BrokerAccount? AccountOf(AccountNo number) => _accounts.GetValueOrDefault(number.Value);

    /// <summary>An order by its day and number; null where it is not known.</summary>
    public BrokerOrder? OrderOf(TradingDay day, BrokerOrderNo no) => _orders.GetValueOrDefault((day, no));

    /// <summary>The number that the next order of a day gets. Numbers begin anew each day.</summary>
    public BrokerOrderNo NextNumber(TradingDay day)
    {
        var next = day == _lastNumberDay ? _lastNumber + 1 : 1;
        return BrokerOrderNo.Parse(KiwoomText.Zeros(next, 7));
    }

    internal void Record(ILedgerEntry entry)
    {
        _file?.Append(entry);
        Apply(entry);
    }

    private void Apply(ILedgerEntry entry)
    {
        switch (entry)
        {
            case AccountOpened opened:
                _accounts.Add(opened.Account.Value, new BrokerAccount(opened));
                break;
            case OrderBooked booked:
                var order = new BrokerOrder(booked);
                _orders.Add((booked.Day, booked.No), order);
                _accounts[booked.Account.Value].Add(order);
                _lastNumberDay = booked.Day;
                _lastNumber = long.Parse(booked.No.Value, System.Globalization.CultureInfo.InvariantCulture);
                break;
            case OrderFilled filled:
                var traded = _orders[(filled.Day, filled.No)];
                traded.Fill(filled);
                _accounts[traded.Booked.Account.Value].Trade(traded, filled);
                LastExecutionNo = filled.ExecutionNo;
                break;
            case OrderChanged changed:
                var change = _orders[(changed.Day, changed.No)];
                _orders[(changed.Day, change.Booked.Original!.Value)].TakeAway(changed.Confirmed);
                change.Answer(changed.Confirmed);
                break;
            case OrderEnded ended:
                var rest = _orders[(ended.Day, ended.No)];
                rest.TakeAway(rest.Open);
                break;
            default:
                throw new InvalidOperationException($"the ledger does not know {entry.GetType().Name}");
        }
    }
}
