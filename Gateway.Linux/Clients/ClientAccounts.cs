using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Clients;

/// <summary>Tells one client of its accounts: of each first how it stands, then every change after that, none twice and none left
/// out; where changes were lost, how it stands once more.</summary>
/// <remarks>Changes that arrive before the account's snapshot wait; those that the snapshot already has, by their number, are dropped.</remarks>
/// <param name="identity">The client.</param>
/// <param name="services">The rest of the gateway.</param>
/// <param name="put">Takes each message; false where the client is too slow.</param>
/// <param name="mostWaiting">Changes of one account that may wait for its snapshot.</param>
internal sealed class ClientAccounts(ClientIdentity identity, ApiServices services, Func<ClientMessage, bool> put, int mostWaiting) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<AccountNo, Standing> _accounts = [];
    private IDisposable? _subscription;

    /// <summary>An account that the client was told of and may not be told of any more; null where there is none.</summary>
    /// <param name="now">What he may do.</param>
    internal AccountNo? Lost(Principal now)
    {
        lock (_gate)
        {
            foreach (var account in _accounts.Keys)
            {
                if (!now.MayUse(account))
                    return account;
            }
        }

        return null;
    }

    /// <summary>Begins to listen. Call <see cref="Refresh"/> then, and again now and then.</summary>
    internal void Begin() => _subscription = services.Feed.Subscribe(Hear);

    /// <summary>Takes a snapshot of every account that has none yet. An account that does not answer now is asked again the next time.</summary>
    internal async Task Refresh(CancellationToken cancellation)
    {
        foreach (var account in AccountChoice.Usable(identity.Latest, services.Accounts).ToArray())
        {
            lock (_gate)
            {
                if (StandingOf(account).Version is not null)
                    continue;
            }

            try
            {
                Show(await services.Accounts.Ask<AccountView>(account, new GetAccount(services.CauseOf(identity.Latest)), cancellation).ConfigureAwait(false));
            }
            catch (Exception fault) when (fault is TimeoutException or JournalUnavailableException or JournalOutcomeUnknownException or UndeliverableException or ActorFaultedException)
            {
                // The client sees no snapshot of it yet; changes go on waiting.
                continue;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _subscription?.Dispose();

    private void Hear(AccountChange change)
    {
        if (!identity.MayUse(change.Account))
            return;

        lock (_gate)
        {
            var standing = StandingOf(change.Account);
            if (change is AccountChange.Lost)
            {
                standing.Version = null;
                standing.Waiting.Clear();
                standing.LostUpTo = change.Version;
            }
            else if (standing.Version is { } version)
            {
                if (change.Version > version)
                    put(Message(change));
            }
            else if (standing.Waiting.Count < mostWaiting)
            {
                standing.Waiting.Enqueue(change);
            }
            else
            {
                // The snapshot that will come has all of this anyway, unless it was taken before: start over.
                standing.Waiting.Clear();
                standing.LostUpTo = change.Version;
            }
        }
    }

    private void Show(AccountView snapshot)
    {
        lock (_gate)
        {
            var standing = StandingOf(snapshot.Account);
            if (standing.Version is not null || snapshot.Version < standing.LostUpTo)
                return;

            put(Message("balance", snapshot, BalanceDocument.Of(snapshot.Balance)));
            put(Message("risk", snapshot, RiskDocument.Of(snapshot.Risk)));
            foreach (var position in snapshot.Positions)
                put(Message("position", snapshot, PositionDocument.Of(snapshot.Account, position)));
            foreach (var order in snapshot.OpenOrders)
                put(Message("order", snapshot, OrderDocument.Of(order)));
            standing.Version = snapshot.Version;
            foreach (var change in standing.Waiting.Where(c => c.Version > snapshot.Version))
                put(Message(change));
            standing.Waiting.Clear();
        }
    }

    private static ClientMessage Message(string type, AccountView snapshot, object data) =>
        new() { Type = type, AccountNo = snapshot.Account, Version = snapshot.Version, Snapshot = true, Data = data };

    private static ClientMessage Message(AccountChange change)
    {
        var (type, data) = change switch
        {
            AccountChange.OrderChanged c => ("order", (object)OrderDocument.Of(c.Order)),
            AccountChange.Executed c => ("execution", ExecutionDocument.Of(c.Execution)),
            AccountChange.PositionChanged c => ("position", PositionDocument.Of(c.Account, c.Position)),
            AccountChange.BalanceChanged c => ("balance", BalanceDocument.Of(c.Balance)),
            AccountChange.RiskChanged c => ("risk", RiskDocument.Of(c.Risk)),
            _ => throw new InvalidOperationException($"{change.GetType().Name} has no message"),
        };
        return new ClientMessage { Type = type, AccountNo = change.Account, Version = change.Version, Data = data };
    }

    private Standing StandingOf(AccountNo account)
    {
        if (!_accounts.TryGetValue(account, out var standing))
            _accounts[account] = standing = new Standing();
        return standing;
    }

    private sealed class Standing
    {
        internal long? Version { get; set; }

        internal long LostUpTo { get; set; }

        internal Queue<AccountChange> Waiting { get; } = new();
    }
}
