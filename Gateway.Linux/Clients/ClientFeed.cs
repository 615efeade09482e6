using System.Collections.Immutable;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;

namespace Kiwoom.Gateway.Clients;

/// <summary>Turns durable account events into changes for clients and strategies, beside the order path: it asks the actor how things stand
/// after a burst of events instead of once for each.</summary>
/// <remarks>While it is slower than the events, they are added up for each account up to <see cref="Capacity"/>; what comes beyond is not
/// kept, and the followers are told to read again (<see cref="AccountChange.Lost"/>).</remarks>
public sealed class ClientFeed : IClientFeed, IAsyncDisposable
{
    /// <summary>Orders and fills of one account that may wait to be told.</summary>
    public const int Capacity = 10_000;

    private const string AccountStream = "account-";
    private const int AsksAtOnce = 32;
    private static readonly Cause _reading = new(CommandId.Parse("feed"));
    private readonly ChangeBacklog _backlog;
    private readonly IAccounts _accounts;
    private readonly ILogger _logger;
    private readonly IDisposable _subscription;
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _running;
    private ImmutableArray<Action<AccountChange>> _listeners = [];
    private int _ended;

    /// <summary>Starts to follow an engine's durable events.</summary>
    public ClientFeed(IActorEngine engine, IAccounts accounts, ILogger logger, int capacity = Capacity)
    {
        ArgumentNullException.ThrowIfNull(engine);
        _backlog = new ChangeBacklog(capacity);
        _accounts = accounts;
        _logger = logger;
        _subscription = engine.Subscribe(Take);
        _running = Task.Run(Run);
    }

    /// <summary>Orders and fills that wait to be told.</summary>
    public int Waiting => _backlog.Held;

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
        await _ending.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _ending.Dispose();
        _backlog.Dispose();
    }

    private void Take(string stream, JournaledEvent journaled)
    {
        if (Volatile.Read(ref _ended) == 0
            && stream.StartsWith(AccountStream, StringComparison.Ordinal) && AccountNo.TryParse(stream[AccountStream.Length..], out var account))
        {
            _backlog.Add(account, journaled);
        }
    }

    private async Task Run()
    {
        try
        {
            while (true)
            {
                foreach (var (account, burst) in await _backlog.Take(_ending.Token).ConfigureAwait(false))
                    await Tell(account, burst).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Ended by Dispose: what was not told is read again by whoever connects next.
        }
    }

    private async Task Tell(AccountNo account, AccountBurst burst)
    {
        if (burst.IsLost)
        {
            _logger.LogWarning("More of {Account} changed up to #{Version} than could be told; its followers read it again.", account, burst.Version);
            Publish(new AccountChange.Lost(account, burst.Version));
            return;
        }

        try
        {
            foreach (var ids in burst.Orders.Chunk(AsksAtOnce))
            {
                var answers = await Task.WhenAll(ids.Select(id => _accounts.Ask<OrderAnswer>(account, new GetOrder(_reading, id), _ending.Token))).ConfigureAwait(false);
                foreach (var taken in answers.OfType<OrderAnswer.Taken>())
                    Publish(new AccountChange.OrderChanged(account, burst.Version, taken.Order));
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
            // The actor is being rebuilt, for example.
            _logger.LogWarning(fault, "Changes of {Account} up to #{Version} could not be told; its followers read it again.", account, burst.Version);
            Publish(new AccountChange.Lost(account, burst.Version));
        }
    }

    private async Task TellAccount(AccountNo account, AccountBurst burst)
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

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
