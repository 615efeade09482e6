using System.Collections.Immutable;
using System.Threading.Channels;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;

namespace Kiwoom.Gateway.Clients;

/// <summary>Turns durable account events into changes for clients and strategies, beside the order path: it asks the actor how things stand
/// after a burst of events instead of once for each.</summary>
public sealed class ClientFeed : IClientFeed, IAsyncDisposable
{
    private const string AccountStream = "account-";
    private readonly Channel<(AccountNo Account, JournaledEvent Journaled)> _events =
        Channel.CreateUnbounded<(AccountNo, JournaledEvent)>(new UnboundedChannelOptions { SingleReader = true });

    private static readonly Cause _reading = new(CommandId.Parse("feed"));
    private readonly IAccounts _accounts;
    private readonly ILogger _logger;
    private readonly IDisposable _subscription;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _running;
    private ImmutableArray<Action<AccountChange>> _listeners = [];
    private int _ended;

    /// <summary>Starts to follow an engine's durable events.</summary>
    public ClientFeed(IActorEngine engine, IAccounts accounts, ILogger logger)
    {
        _accounts = accounts;
        _logger = logger;
        _subscription = engine.Subscribe(Take);
        _running = Task.Run(Run);
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<AccountChange> listener)
    {
        ImmutableInterlocked.Update(ref _listeners, l => l.Add(listener));
        return new Subscription(() => ImmutableInterlocked.Update(ref _listeners, l => l.Remove(listener)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 1)
            return;

        _subscription.Dispose();
        _events.Writer.TryComplete();
        await _ending.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _ending.Dispose();
    }

    private void Take(string stream, JournaledEvent journaled)
    {
        if (stream.StartsWith(AccountStream, StringComparison.Ordinal) && AccountNo.TryParse(stream[AccountStream.Length..], out var account))
            _events.Writer.TryWrite((account, journaled));
    }

    private async Task Run()
    {
        try
        {
            while (await _events.Reader.WaitToReadAsync(_ending.Token).ConfigureAwait(false))
            {
                var bursts = new Dictionary<AccountNo, Burst>();
                while (_events.Reader.TryRead(out var next))
                {
                    if (!bursts.TryGetValue(next.Account, out var burst))
                        bursts.Add(next.Account, burst = new Burst());

                    burst.Add(next.Journaled);
                }

                foreach (var (account, burst) in bursts)
                    await Tell(account, burst).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Ended by Dispose: what was not told is read again by whoever connects next.
        }
    }

    private async Task Tell(AccountNo account, Burst burst)
    {
        try
        {
            foreach (var id in burst.Orders)
            {
                if (await _accounts.Ask<OrderAnswer>(account, new GetOrder(_reading, id), _ending.Token).ConfigureAwait(false) is OrderAnswer.Taken { Order: var order })
                    Publish(new AccountChange.OrderChanged(account, burst.Version, order));
            }

            foreach (var fills in burst.Executions.GroupBy(e => e.ClientOrderId))
            {
                var ask = new GetExecutions(_reading, ClientOrderId: fills.Key, Limit: int.MaxValue);
                var wanted = fills.Select(f => f.ExecutionId).ToHashSet();
                var views = await _accounts.Ask<IReadOnlyList<ExecutionView>>(account, ask, _ending.Token).ConfigureAwait(false);
                foreach (var view in views.Reverse().Where(v => wanted.Contains(v.ExecutionId)))
                    Publish(new AccountChange.Executed(account, burst.Version, view));
            }

            if (burst.ChangesMoney || burst.ChangesRisk)
                await TellAccount(account, burst).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !_ending.IsCancellationRequested)
        {
            // The actor is being rebuilt, for example. Clients that need certainty read again by version.
            _logger.LogWarning(fault, "Changes of {Account} up to #{Version} could not be told.", account, burst.Version);
        }
    }

    private async Task TellAccount(AccountNo account, Burst burst)
    {
        var view = await _accounts.Ask<AccountView>(account, new GetAccount(_reading), _ending.Token).ConfigureAwait(false);
        if (burst.ChangesMoney)
        {
            foreach (var position in view.Positions)
                Publish(new AccountChange.PositionChanged(account, burst.Version, position));

            Publish(new AccountChange.BalanceChanged(account, burst.Version, view.Balance));
        }

        if (burst.ChangesRisk)
            Publish(new AccountChange.RiskChanged(account, burst.Version, view.Risk));
    }

    private void Publish(AccountChange change)
    {
        foreach (var listener in _listeners)
            listener(change);
    }

    private sealed class Burst
    {
        internal long Version { get; private set; }

        internal HashSet<ClientOrderId> Orders { get; } = [];

        internal List<OrderExecuted> Executions { get; } = [];

        internal bool ChangesMoney { get; private set; }

        internal bool ChangesRisk { get; private set; }

        internal void Add(JournaledEvent journaled)
        {
            Version = journaled.SequenceNr;
            if (journaled.Event is IOrderEvent order)
                Orders.Add(order.ClientOrderId);

            switch (journaled.Event)
            {
                case OrderExecuted executed:
                    Executions.Add(executed);
                    ChangesMoney = true;
                    break;
                case KillSwitchEngaged or KillSwitchReleased or RiskLimitsChanged or StrategyLimitsChanged or DailyLossLimitReached:
                    ChangesRisk = true;
                    break;
                case not IOrderEvent and not ReportSeen:
                    ChangesMoney = true;
                    break;
            }
        }
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
