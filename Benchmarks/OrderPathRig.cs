using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Link;
using Kiwoom.Persistence.Clock;

namespace Kiwoom.Benchmarks;

/// <summary>A whole gateway in this process and a whole bridge in another, on a simulated Kiwoom that tells when SendOrder is called.</summary>
internal sealed class OrderPathRig : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private static readonly TradingDay _day = TradingDay.Parse("2026-11-24");
    private static readonly Symbol _symbol = Symbol.Parse("005930");
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _calls = new();
    private int _sinceCancel;
    private int _commands;

    private OrderPathRig()
    {
    }

    /// <summary>Between two orders. Kiwoom takes five a second (fact sheet §7.1): what waits for its quota is not what is measured.</summary>
    internal static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(10);

    internal static Caller Caller { get; } = new(UserId.Parse("bench"), PermissionLevel.PaperTrader);

    internal DirectoryInfo Data { get; private set; } = null!;

    internal GatewayNode Node { get; private set; } = null!;

    internal IMeasuredBridge Bridge { get; private set; } = null!;

    /// <summary>The account whose orders are measured.</summary>
    internal static AccountNo Account => OrderPathBridge.Accounts[0];

    /// <summary>Starts gateway and bridge and waits until they trade, or, where the market is closed, until the gateway knows what is listed.</summary>
    /// <param name="benchmark">The benchmark's name.</param>
    /// <param name="launch">Starts the bridge; a <see cref="NativeBridge"/> where left out.</param>
    /// <param name="market">When the market's clock starts; a busy morning where left out.</param>
    /// <param name="journal">The gateway's journal; a SQLite file where left out.</param>
    internal static async Task<OrderPathRig> Start(
        string benchmark, Func<BridgeLaunch, Task<IMeasuredBridge>>? launch = null, RigMarket? market = null, string? journal = null)
    {
        var rig = new OrderPathRig { Data = Directory.CreateTempSubdirectory($"kiwoom-bench-{benchmark}-") };
        try
        {
            await rig.Begin(benchmark, launch ?? NativeBridge.Start, market ?? RigMarket.Busy, journal);
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    internal static Cause CauseOf(string id) => new(CommandId.Parse(id), Caller.User);

    internal static OrderSpec Spec(string id, long quantity, long price) =>
        new(ClientOrderId.Parse(id), _symbol, Side.Buy, quantity, OrderType.Limit, price, null, TimeInForce.Day, TradingMode.Paper);

    /// <summary>Far enough below the market to rest, near enough for the collar.</summary>
    internal long Resting => TickSizes.RoundDown(InstrumentKind.Stock, Node.Board.QuoteOf(_symbol)!.Last * 95 / 100, _day);

    /// <summary>Microseconds from an order received by the account's actor to SendOrder called in the bridge's process.</summary>
    internal async Task<double> Place(string id)
    {
        if (++_sinceCancel % 20 == 0)
            await CancelAll();

        while (!IsTrading)
            await Task.Delay(Pause);

        var call = Expect($"{id}:1");
        var receivedAt = Stopwatch.GetTimestamp();
        var answer = await Node.Accounts.Ask<OrderAnswer>(Account, new PlaceOrder(CauseOf(id), Caller, Account, Spec(id, 1, Resting)));
        if (answer is not OrderAnswer.Taken)
            throw new InvalidOperationException($"an order was not taken: {(answer is OrderAnswer.Refused refused ? string.Join(" ", refused.FailedChecks.Select(c => c.Text)) : answer)}");

        return await Since(receivedAt, $"{id}:1", call);
    }

    /// <summary>The same of a cancel.</summary>
    internal async Task<double> Cancel(string id)
    {
        var call = Expect($"{id}:2");
        var receivedAt = Stopwatch.GetTimestamp();
        var answer = await Node.Accounts.Ask<OrderAnswer>(Account, new CancelOrder(CauseOf($"cancel-{id}"), Caller, Account, ClientOrderId.Parse(id)));
        if (answer is not OrderAnswer.Taken)
            throw new InvalidOperationException($"a cancel was not taken: {answer}");

        return await Since(receivedAt, $"{id}:2", call);
    }

    /// <summary>Waits until an order can be cancelled.</summary>
    internal async Task Accepted(string id)
    {
        while (await Node.Accounts.Ask<OrderAnswer>(Account, new GetOrder(CauseOf("look"), ClientOrderId.Parse(id))) is not OrderAnswer.Taken { Order.Status: OrderStatus.New })
            await Task.Delay(1);
    }

    internal async Task CancelAll()
    {
        // Again and again: an order whose number is not known yet cannot be cancelled.
        var since = Stopwatch.GetTimestamp();
        while ((await Node.Accounts.Ask<IReadOnlyList<OrderView>>(Account, new GetOrders(CauseOf("look"), OpenOnly: true))).Count > 0)
        {
            if (Stopwatch.GetElapsedTime(since) > _patience)
                throw new TimeoutException("orders could not be cancelled");
            await Node.Accounts.Ask<MassCancelAnswer>(Account, new MassCancel(CauseOf($"cancel-all-{++_commands}"), Caller, Account));
            await Task.Delay(Pause);
        }
    }

    /// <summary>How many quotes a second the bridge sends beside the market's own.</summary>
    internal Task Quotes(int perSecond) => ((NativeBridge)Bridge).Quotes(perSecond);

    public async ValueTask DisposeAsync()
    {
        if (Bridge is not null)
            await Bridge.DisposeAsync();
        if (Node is not null)
            await Node.DisposeAsync();

        Data.Delete(recursive: true);
    }

    // With so much market time to spare that the order is at the exchange before the phase ends.
    private bool IsTrading
    {
        get
        {
            var (schedule, now) = (Node.Time.Schedule, Node.Time.Clocks.Market.GetUtcNow());
            return schedule.PhaseAt(now) == MarketPhase.Continuous && schedule.PhaseAt(now + TimeSpan.FromMinutes(5)) == MarketPhase.Continuous;
        }
    }

    private async Task Begin(string benchmark, Func<BridgeLaunch, Task<IMeasuredBridge>> launch, RigMarket market, string? journal)
    {
        var now = TimeProvider.System.GetUtcNow();
        new MarketClockFile(new ClockAnchor(now, _day.InstantOf(market.At), market.Speed), now, SkipsNights: market.IsOpen, TradingDays: null).Save(Data.FullName);
        await File.WriteAllTextAsync(Path.Combine(Data.FullName, GatewaySettings.FileName), $$"""
            { "journal": {{JsonSerializer.Serialize(journal)}},
              "risk_limits": { "max_orders_per_second": 100, "max_orders_per_day": 1000000, "duplicate_window_milliseconds": 0, "max_order_amount": 1000000000,
              "max_position_size": 1000000000, "max_gross_exposure": 1000000000, "market_data_stale_after_seconds": 3600, "max_loss_per_day": 1000000000 } }
            """);
        Node = await GatewayNode.Start(new GatewayOptions { DataDirectory = Data.FullName, Port = 0, LinkPort = 0 }, TimeProvider.System);
        using var key = GatewayKey.LoadOrCreate(Data.FullName, TimeProvider.System);
        var code = new BridgeEnrolment(Data.FullName, TimeProvider.System)
            .Issue(key, BridgeId.Parse("bench"), new Uri($"wss://localhost:{Node.LinkPort}/link"), TimeSpan.FromMinutes(5)).ToString();
        Bridge = await launch(new BridgeLaunch(benchmark, code, Path.Combine(Data.FullName, "bridge"), Data.FullName, Called, Node.EngineAddress));
        await Ready(market.IsOpen);
    }

    private void Called(string rqName, long calledAt)
    {
        foreach (var (id, call) in _calls)
        {
            if (rqName.EndsWith(id, StringComparison.Ordinal))
                call.TrySetResult(calledAt);
        }
    }

    private async Task Ready(bool trades)
    {
        for (var i = 0; i < 600 && !Bridge.HasExited; i++)
        {
            if (Node.Accounts.Known.Contains(Account) && (trades ? await TakesOrder($"probe-{i}") : Node.Board.Find(_symbol) is not null))
                return;

            await Task.Delay(100);
        }

        throw new TimeoutException($"the bridge was not ready within a minute {Bridge.Output}");
    }

    private async Task<bool> TakesOrder(string id) =>
        Node.Board.QuoteOf(_symbol) is not null
        && await Node.Accounts.Ask<OrderAnswer>(Account, new PlaceOrder(CauseOf(id), Caller, Account, Spec(id, 1, Resting))) is OrderAnswer.Taken;

    private TaskCompletionSource<long> Expect(string id) => _calls[id] = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<double> Since(long receivedAt, string id, TaskCompletionSource<long> call)
    {
        var calledAt = await call.Task.WaitAsync(_patience);
        _calls.TryRemove(id, out _);
        return (calledAt - receivedAt) * 1_000_000.0 / Stopwatch.Frequency;
    }
}
