using System.Diagnostics;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence.Sqlite;

namespace Kiwoom.Benchmarks.Recovery;

/// <summary>A data directory in which a real account has traded: the behaviour, the engine and the journal are the gateway's, so its events and
/// snapshots are what a gateway would have left. An order in twenty fails its risk checks, one is refused by Kiwoom, three are cancelled, the rest
/// are filled in two parts; buys in the morning, sells in the afternoon.</summary>
internal sealed class TradedJournal
{
    private const int OrdersADay = 2_000;
    private const int MostUnderWay = 200;
    private const int MostEventsAnOrder = 5;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);
    private readonly MarchingClock _clock;
    private readonly List<TradingDay> _days;
    private readonly long _wanted;
    private readonly Caller _caller = new(UserId.Parse("bench"), PermissionLevel.PaperTrader);
    private IActorRef _account = null!;
    private long _events;
    private long _placed;
    private long _finished;

    private TradedJournal(long wanted, IEnumerable<TradingDay> days)
    {
        _wanted = wanted;
        _days = [.. days];
        _clock = new MarchingClock(_days[0].InstantOf(new TimeOnly(9, 5)));
    }

    internal static AccountNo Account { get; } = AccountNo.Parse("8012345611");

    /// <summary>Writes about so many events, the last of them on the trading day before today. Gives how many there are.</summary>
    internal static async Task<long> Write(string directory, long events)
    {
        var days = new List<TradingDay> { TradingCalendar.Krx.PreviousTradingDay(TradingDay.At(TimeProvider.System.GetUtcNow())) };
        for (var ordersLeft = events / 3; ordersLeft > OrdersADay; ordersLeft -= OrdersADay)
            days.Insert(0, TradingCalendar.Krx.PreviousTradingDay(days[0]));

        return await new TradedJournal(events, days).Trade(directory);
    }

    private async Task<long> Trade(string directory)
    {
        await using var journal = await SqliteJournal.Open(directory, GatewayEvents.Catalog, _clock);
        await using var engine = new EmbeddedEngine(journal, _clock, machineClock: TimeProvider.System);
        using var counting = engine.Subscribe((_, journaled) => Count(journaled));
        var market = new SteadyMarket(_clock);
        var path = AccountBehaviour.PathOf(Account);
        var options = new AccountOptions
        {
            Account = Account,
            Mode = TradingMode.Paper,
            Run = "bench",
            Market = market,
            Broker = market,
            Limits = RiskLimits.Paper with
            {
                MaxOrdersPerSecond = 100,
                MaxOrdersPerDay = 1_000_000,
                MaxPositionSize = RiskLimitNames.LargestAmount,
                MaxGrossExposure = RiskLimitNames.LargestAmount,
                MaxLossPerDay = RiskLimitNames.LargestAmount,
                DuplicateWindowMilliseconds = 0,
            },
            SendWithin = TimeSpan.FromHours(1),
        };
        if (_wanted > 1)
            engine.Spawn(options.Bridge, () => new PromptBroker(_clock, path, _caller));

        _account = engine.SpawnEventSourced(path, new AccountBehaviour(options), new AccountSnapshotCodec());
        _account.Tell(new BrokerEpochStarted(new Cause(CommandId.Parse("epoch")), 1));
        await Until(() => Interlocked.Read(ref _events) >= Math.Min(_wanted, 2));
        foreach (var day in _days)
        {
            if (Interlocked.Read(ref _events) < _wanted)
                await Trade(day);
        }

        await engine.Shutdown(_patience);
        return Interlocked.Read(ref _events);
    }

    private async Task Trade(TradingDay day)
    {
        for (var i = 0; i < OrdersADay && Interlocked.Read(ref _events) + ((_placed - Interlocked.Read(ref _finished)) * MostEventsAnOrder) < _wanted; i++)
        {
            // Sells need the morning's shares, and a new day begins when the old one's fills are in.
            if (i is 0 or OrdersADay / 2)
                await Until(() => Interlocked.Read(ref _finished) == _placed);
            else if (_placed - Interlocked.Read(ref _finished) >= MostUnderWay)
                await Until(() => _placed - Interlocked.Read(ref _finished) < MostUnderWay / 2);

            _clock.Set(day.InstantOf(new TimeOnly(9, 5)) + TimeSpan.FromMilliseconds(i * 100));
            Place(i);
        }

        await Until(() => Interlocked.Read(ref _finished) == _placed);
    }

    private void Place(int i)
    {
        var kind = (i % 20) switch { 0 => 'x', 1 => 'r', 2 or 7 or 12 => 'c', _ => 'f' };
        var id = $"{kind}-{++_placed}";
        var caller = _caller with { Strategy = StrategyId.Parse(i % 2 == 0 ? "mom-1" : "mom-2") };
        var side = i < OrdersADay / 2 ? Side.Buy : Side.Sell;
        var spec = new OrderSpec(
            ClientOrderId.Parse(id), SteadyMarket.Symbols[i % SteadyMarket.Symbols.Count], side, kind == 'x' ? 1_000_000 : 10, OrderType.Limit, SteadyMarket.Price, null,
            TimeInForce.Day, TradingMode.Paper);
        _account.Tell(new PlaceOrder(new Cause(CommandId.Parse($"place:{id}"), caller.User, caller.Strategy), caller, Account, spec));
    }

    private void Count(JournaledEvent journaled)
    {
        Interlocked.Increment(ref _events);
        if (journaled.Event is OrderRejected or OrderRefused or OrderCanceled or OrderExecuted { LeavesQty: 0 })
            Interlocked.Increment(ref _finished);
    }

    private static async Task Until(Func<bool> condition)
    {
        var since = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(since) > _patience)
                throw new TimeoutException("the journal did not grow any more");
            await Task.Delay(1);
        }
    }
}
