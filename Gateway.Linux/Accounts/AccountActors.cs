using System.Collections.Concurrent;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Gateway.Accounts;

/// <summary>Starts account actors, one for each account that the journal or a login names, and asks them.</summary>
/// <remarks>While the journal cannot be written, what would change something is refused at once and does not even reach the actor, and
/// questions that the actor cannot answer, because it is being rebuilt, are answered from <see cref="AccountMemory"/>.</remarks>
public sealed class AccountActors : IAccounts
{
    /// <summary>How long an answer may take before the outcome counts as unknown. Far above any healthy commit.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // After so long a question is answered from memory: a disk that hangs holds up the actor, not its readers.
    private static readonly TimeSpan _readingPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _again = TimeSpan.FromSeconds(1);
    private static readonly Cause _copying = new(CommandId.Parse("copy"));
    private readonly ConcurrentDictionary<AccountNo, IActorRef> _actors = new();
    private readonly Lock _gate = new();
    private readonly IActorEngine _engine;
    private readonly Func<AccountNo, AccountBehaviour> _create;
    private readonly IJournalStanding? _journal;
    private readonly ActorOptions _options;
    private readonly Func<AccountBehaviour, IEventSourcedBehaviour<AccountState>> _around;
    private readonly AccountMemory? _memory;

    /// <summary>Prepares to start actors.</summary>
    /// <param name="engine">Hosts them.</param>
    /// <param name="create">Makes an account's behaviour.</param>
    /// <param name="journal">Tells whether the journal can be written; null where nothing can go wrong with it.</param>
    /// <param name="options">How else the engine treats them; its defaults where left out. What they admit is <see cref="AccountAdmission"/>'s.</param>
    /// <param name="around">Puts something around each behaviour that the engine hosts; nothing where left out.</param>
    public AccountActors(IActorEngine engine, Func<AccountNo, AccountBehaviour> create, IJournalStanding? journal = null, ActorOptions? options = null,
        Func<AccountBehaviour, IEventSourcedBehaviour<AccountState>>? around = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        (_engine, _create, _journal, _around) = (engine, create, journal, around ?? (behaviour => behaviour));
        _options = (options ?? new ActorOptions()) with { Admission = AccountAdmission.Rules };
        if (journal is null)
            return;

        _memory = new AccountMemory(engine.Clock);
        engine.Subscribe(_memory.Take);
    }

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
                var behaviour = _create(account);
                _memory?.Keep(behaviour);
                running = _engine.SpawnEventSourced(AccountBehaviour.PathOf(account), _around(behaviour), new AccountSnapshotCodec(), _options);
                _actors[account] = running;
                if (_memory is not null)
                    _ = Remember(account, running);
            }

            return running;
        }
    }

    /// <summary>Sends a command without waiting for an answer.</summary>
    public void Tell(AccountNo account, ICommand command) => Ensure(account).Tell(command);

    /// <inheritdoc/>
    public Task<TAnswer> Ask<TAnswer>(AccountNo account, ICommand command, CancellationToken cancellation = default)
    {
        if (_journal is null)
            return _engine.Ask<TAnswer>(Ensure(account), command, Patience, cancellation);

        return command is IAccountQuestion question ? Read<TAnswer>(account, question, cancellation) : Change<TAnswer>(account, command, cancellation);
    }

    private async Task<TAnswer> Change<TAnswer>(AccountNo account, ICommand command, CancellationToken cancellation)
    {
        if (_journal!.Trouble is { } trouble)
            throw new JournalUnavailableException(trouble.Text) { Kind = trouble.Kind };

        try
        {
            return await _engine.Ask<TAnswer>(Ensure(account), command, Patience, cancellation).ConfigureAwait(false);
        }
        catch (JournalUnavailableException fault) when (_journal.Trouble is { } cause)
        {
            throw new JournalUnavailableException(cause.Text, fault) { Kind = cause.Kind };
        }
    }

    private async Task<TAnswer> Read<TAnswer>(AccountNo account, IAccountQuestion question, CancellationToken cancellation)
    {
        try
        {
            return await _engine.Ask<TAnswer>(Ensure(account), question, _readingPatience, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JournalUnavailableException or TimeoutException)
        {
            if (_memory!.TryAnswer<TAnswer>(account, question, out var answer))
                return answer;

            throw;
        }
    }

    // The actor answers once it has folded its stream, and again and again until it has.
    private async Task Remember(AccountNo account, IActorRef actor)
    {
        while (_memory!.WantsStart(account))
        {
            try
            {
                _memory.Start(account, await _engine.Ask<AccountCopy>(actor, new GetAccountCopy(_copying), Timeout.InfiniteTimeSpan).ConfigureAwait(false));
            }
            catch (Exception fault) when (fault is JournalUnavailableException or JournalOutcomeUnknownException or ActorFaultedException)
            {
                await Task.Delay(_again, _engine.Clock).ConfigureAwait(false);
            }
            catch (UndeliverableException)
            {
                return;
            }
        }
    }
}
