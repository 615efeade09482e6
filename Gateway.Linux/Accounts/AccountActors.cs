using System.Collections.Concurrent;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Gateway.Accounts;

/// <summary>Starts account actors, one for each account that the journal or a login names, and asks them.</summary>
/// <param name="engine">Hosts them.</param>
/// <param name="create">Makes an account's behaviour.</param>
public sealed class AccountActors(IActorEngine engine, Func<AccountNo, AccountBehaviour> create) : IAccounts
{
    /// <summary>How long an answer may take before the outcome counts as unknown. Far above any healthy commit.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly ActorOptions _options = new() { Admission = AccountAdmission.Rules };
    private readonly ConcurrentDictionary<AccountNo, IActorRef> _actors = new();
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<AccountNo> Known => [.. _actors.Keys.OrderBy(a => a.Value, StringComparer.Ordinal)];

    /// <summary>Starts an account's actor where it does not run yet.</summary>
    public IActorRef Ensure(AccountNo account)
    {
        if (_actors.TryGetValue(account, out var running))
            return running;

        lock (_gate)
        {
            if (!_actors.TryGetValue(account, out running))
            {
                running = engine.SpawnEventSourced(AccountBehaviour.PathOf(account), create(account), new AccountSnapshotCodec(), _options);
                _actors[account] = running;
            }

            return running;
        }
    }

    /// <summary>Sends a command without waiting for an answer.</summary>
    public void Tell(AccountNo account, ICommand command) => Ensure(account).Tell(command);

    /// <inheritdoc/>
    public Task<TAnswer> Ask<TAnswer>(AccountNo account, ICommand command, CancellationToken cancellation = default) =>
        engine.Ask<TAnswer>(Ensure(account), command, Patience, cancellation);
}
