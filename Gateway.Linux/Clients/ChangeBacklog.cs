using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Gateway.Clients;

/// <summary>Durable events that the followers of accounts have not been told of yet, added up for each account. Putting in never waits and what
/// is held has a bound.</summary>
/// <param name="capacity">Orders and fills of one account that are kept.</param>
internal sealed class ChangeBacklog(int capacity) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _filled = new(0, 1);
    private Dictionary<AccountNo, AccountBurst> _bursts = [];

    /// <summary>How many orders and fills are held.</summary>
    internal int Held
    {
        get
        {
            lock (_gate)
                return _bursts.Values.Sum(b => b.Orders.Count + b.Executions.Count);
        }
    }

    internal void Add(AccountNo account, JournaledEvent journaled)
    {
        lock (_gate)
        {
            if (!_bursts.TryGetValue(account, out var burst))
                _bursts.Add(account, burst = new AccountBurst(capacity));

            burst.Add(journaled);
            if (_filled.CurrentCount == 0)
                _filled.Release();
        }
    }

    /// <summary>All that has come since the last time, as soon as there is any.</summary>
    internal async Task<IReadOnlyDictionary<AccountNo, AccountBurst>> Take(CancellationToken cancellation)
    {
        await _filled.WaitAsync(cancellation).ConfigureAwait(false);
        lock (_gate)
        {
            var taken = _bursts;
            _bursts = [];
            return taken;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _filled.Dispose();
}
