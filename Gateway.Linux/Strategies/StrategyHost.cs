using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;
using Kiwoom.Actors.Strategies;
using Kiwoom.Gateway.Clients;
using Kiwoom.Gateway.MarketData;

namespace Kiwoom.Gateway.Strategies;

/// <summary>Runs a <see cref="StrategyActor"/> for each strategy that the registry says runs, and feeds it.</summary>
public sealed class StrategyHost : IStrategyHost, IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    // On the market's clock, which a demonstration runs fast.
    private static readonly TimeSpan _askAgain = TimeSpan.FromMinutes(1);

    // A strategy that is slower than the market sees the newest of each issue and order, and holds no more than that.
    private static readonly ActorOptions _newestOnly = new()
    {
        ConflationKey = static message => message switch
        {
            IMarketDataMessage data => data.ConflationKey,
            OrderUpdated updated => updated.Order.ClientOrderId,
            _ => null,
        },
    };

    private readonly IActorEngine _engine;
    private readonly MarketDataBoard _board;
    private readonly IQuoteInterest _interest;
    private readonly TradingSchedule _schedule;
    private readonly ILogger _logger;
    private readonly Func<StrategyDefinition, Caller> _placer;
    private readonly Lock _gate = new();
    private readonly Dictionary<StrategyId, Hosted> _running = [];
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly IDisposable _marketData;
    private readonly IDisposable _changes;
    private IActorRef? _registry;

    /// <summary>Prepares the host; nothing runs before <see cref="Resume"/>.</summary>
    /// <param name="engine">Hosts the strategies.</param>
    /// <param name="board">Quotes and master data.</param>
    /// <param name="interest">Who wants quotes of what.</param>
    /// <param name="schedule">The exchange's phases.</param>
    /// <param name="feed">Durable changes of accounts.</param>
    /// <param name="logger">Hears what runs.</param>
    /// <param name="placer">As whom a strategy places an order at that moment; as who started it, with the level that took, where left out.</param>
    public StrategyHost(
        IActorEngine engine, MarketDataBoard board, IQuoteInterest interest, TradingSchedule schedule, IClientFeed feed, ILogger logger,
        Func<StrategyDefinition, Caller>? placer = null)
    {
        _placer = placer ?? StrategyActor.CallerOf;
        _engine = engine;
        _board = board;
        _interest = interest;
        _schedule = schedule;
        _logger = logger;
        _marketData = board.Listen(Pass);
        _changes = feed.Subscribe(Pass);
    }

    /// <summary>Starts the registry and every strategy that ran when the gateway last stopped.</summary>
    public async Task Resume()
    {
        _registry = _engine.SpawnEventSourced(StrategyRegistry.Path, new StrategyRegistry(), new StrategySnapshotCodec());
        foreach (var definition in await Running().ConfigureAwait(false))
            Launch(definition);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StrategyDefinition>> Running(CancellationToken cancellation = default)
    {
        var ask = new GetStrategies(new Cause(CommandId.Parse("strategies")));
        return (await _engine.Ask<RunningStrategies>(Registry, ask, _patience, cancellation).ConfigureAwait(false)).Definitions;
    }

    /// <inheritdoc/>
    public async Task<StrategyAnswer> Start(StartStrategy command)
    {
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            var answer = await _engine.Ask<StrategyAnswer>(Registry, command, _patience).ConfigureAwait(false);
            if (answer is StrategyAnswer.Done { Duplicate: false } done)
                Launch(done.Definition);

            return answer;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<StrategyAnswer> Stop(StopStrategy command)
    {
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            var answer = await _engine.Ask<StrategyAnswer>(Registry, command, _patience).ConfigureAwait(false);
            if (answer is StrategyAnswer.Done)
                await Halt(command.Strategy).ConfigureAwait(false);

            return answer;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Stops feeding the strategies, so that none sends anything more; they start again with the next gateway.</summary>
    public void Quiet()
    {
        _marketData.Dispose();
        _changes.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Quiet();
        lock (_gate)
        {
            foreach (var running in _running.Values)
                running.Dispose();

            _running.Clear();
        }

        _changing.Dispose();
    }

    private IActorRef Registry => _registry ?? throw new InvalidOperationException("the strategies are not resumed yet");

    private void Launch(StrategyDefinition definition)
    {
        if (StrategyCatalog.Create(definition.Kind, definition.Parameters, out var errors) is null)
        {
            _logger.LogError("Strategy {Strategy} cannot run: {Errors}", definition.Id, string.Join("; ", errors.Select(e => $"{e.Field}: {e.Text}")));
            return;
        }

        // In one step against Pass: what changes after the account has told the actor its orders is passed on to it.
        lock (_gate)
        {
            var actor = _engine.Spawn(
                StrategyRegistry.Path.Child(definition.Id.Value),
                () => new StrategyActor(
                    definition,
                    () => StrategyCatalog.Create(definition.Kind, definition.Parameters, out _)!,
                    _board,
                    _schedule,
                    AccountBehaviour.PathOf(definition.Account),
                    _askAgain,
                    () => _placer(definition)),
                _newestOnly);
            _running[definition.Id] = new Hosted(definition, actor, [.. definition.Symbols.Select(_interest.Want)]);
        }

        _logger.LogInformation("Strategy {Strategy} ({Kind}) runs on {Account}.", definition.Id, definition.Kind, definition.Account);
    }

    private async Task Halt(StrategyId strategy)
    {
        Hosted? running;
        lock (_gate)
            _running.Remove(strategy, out running);

        if (running is null)
            return;

        running.Dispose();
        await _engine.Stop(running.Actor).ConfigureAwait(false);
    }

    private void Pass(IMarketDataMessage message)
    {
        if (SymbolOf(message) is not { } symbol)
            return;

        lock (_gate)
        {
            foreach (var running in _running.Values)
            {
                if (running.Definition.Symbols.Contains(symbol))
                    running.Actor.Tell(message);
            }
        }
    }

    private void Pass(AccountChange change)
    {
        if (change is AccountChange.Lost)
        {
            lock (_gate)
            {
                foreach (var running in _running.Values.Where(r => r.Definition.Account == change.Account))
                    running.Actor.Tell(OrdersLost.Instance);
            }

            return;
        }

        if (change is not AccountChange.OrderChanged { Order: { Strategy: { } strategy } order })
            return;

        lock (_gate)
        {
            if (_running.TryGetValue(strategy, out var running))
                running.Actor.Tell(new OrderUpdated(order));
        }
    }

    private static Symbol? SymbolOf(IMarketDataMessage message) => message switch
    {
        TradeTick trade => trade.Symbol,
        BookTick book => book.Symbol,
        AuctionTick auction => auction.Symbol,
        VolatilityNotice notice => notice.Symbol,
        _ => null,
    };

    private sealed record Hosted(StrategyDefinition Definition, IActorRef Actor, IReadOnlyList<IDisposable> Wishes) : IDisposable
    {
        public void Dispose()
        {
            foreach (var wish in Wishes)
                wish.Dispose();
        }
    }
}
