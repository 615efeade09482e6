using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Gateway.Accounts;

/// <summary>An account's durable state, folded a second time beside its actor: readers never wait for the actor, nor it for them, and what they
/// see is on disk.</summary>
public sealed class AccountProjection
{
    private readonly Lock _gate = new();
    private readonly AccountBehaviour _behaviour;
    private readonly List<JournaledEvent> _early = [];
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AccountState _state;
    private long _sequenceNr;

    /// <summary>Starts empty.</summary>
    public AccountProjection(AccountNo account, AccountBehaviour behaviour)
    {
        Account = account;
        _behaviour = behaviour;
        _state = behaviour.Initial();
    }

    /// <summary>The account.</summary>
    public AccountNo Account { get; }

    /// <summary>Done once everything that was in the journal at the start is folded.</summary>
    public Task CaughtUp => _caughtUp.Task;

    /// <summary>Reads the state. The function must copy what it needs and return at once.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Given the state and the last event's number.</param>
    public T Read<T>(Func<AccountState, long, T> read)
    {
        lock (_gate)
            return read(_state, _sequenceNr);
    }

    /// <summary>Folds what the journal has; live events that come meanwhile wait.</summary>
    public async Task CatchUp(IJournal journal, CancellationToken cancellation)
    {
        try
        {
            await foreach (var journaled in journal.Read(_behaviour.PersistenceId, 1, cancellation).ConfigureAwait(false))
            {
                lock (_gate)
                    Fold(journaled);
            }

            lock (_gate)
            {
                foreach (var journaled in _early.Where(j => j.SequenceNr > _sequenceNr))
                    Fold(journaled);

                _early.Clear();
                _caughtUp.TrySetResult();
            }
        }
        catch (Exception fault)
        {
            _caughtUp.TrySetException(fault);
            throw;
        }
    }

    /// <summary>Takes a live event and, once caught up, folds it and hands the state to <paramref name="tell"/>.</summary>
    public void Take(JournaledEvent journaled, Action<AccountState> tell)
    {
        lock (_gate)
        {
            if (!_caughtUp.Task.IsCompletedSuccessfully)
            {
                _early.Add(journaled);
                return;
            }

            if (journaled.SequenceNr <= _sequenceNr)
                return;

            Fold(journaled);
            tell(_state);
        }
    }

    private void Fold(JournaledEvent journaled)
    {
        if (journaled.SequenceNr != _sequenceNr + 1)
            throw new JournalCorruptException(_behaviour.PersistenceId, _sequenceNr + 1, $"the projection was told of #{journaled.SequenceNr} next");

        _state = _behaviour.Apply(_state, journaled);
        _sequenceNr = journaled.SequenceNr;
    }
}
