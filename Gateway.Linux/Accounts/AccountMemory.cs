using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Gateway.Accounts;

/// <summary>A second fold of every account, of durable events only. An account's actor throws its state away when a write fails and has none
/// until it has read its stream again; questions are answered from here meanwhile, so that reading goes on while the disk does not.</summary>
/// <param name="clock">The market's clock, for what depends on the hour.</param>
public sealed class AccountMemory(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Fold> _folds = new(StringComparer.Ordinal);

    /// <summary>Begins to keep an account. What it holds comes with <see cref="Start"/>.</summary>
    public void Keep(AccountBehaviour behaviour) => _folds.TryAdd(behaviour.PersistenceId, new Fold(behaviour));

    /// <summary>Whether an account still wants its beginning: its state at some place of its stream.</summary>
    public bool WantsStart(AccountNo account) => _folds.TryGetValue(AccountBehaviour.IdOf(account), out var fold) && !fold.HasStarted;

    /// <summary>Gives an account its beginning; events after it follow, or have come already.</summary>
    public void Start(AccountNo account, AccountCopy copy)
    {
        if (_folds.TryGetValue(AccountBehaviour.IdOf(account), out var fold))
            fold.Start(copy);
    }

    /// <summary>Takes a durable event.</summary>
    public void Take(string stream, JournaledEvent journaled)
    {
        if (_folds.TryGetValue(stream, out var fold))
            fold.Take(journaled);
    }

    /// <summary>Answers a question from memory; false where there is none of the account yet, or another answer is wanted.</summary>
    public bool TryAnswer<TAnswer>(AccountNo account, IAccountQuestion question, [MaybeNullWhen(false)] out TAnswer answer)
    {
        answer = default;
        if (!_folds.TryGetValue(AccountBehaviour.IdOf(account), out var fold) || fold.Answer(question, clock.GetUtcNow()) is not TAnswer found)
            return false;

        answer = found;
        return true;
    }

    private sealed class Fold(AccountBehaviour behaviour)
    {
        private readonly Lock _gate = new();
        private readonly Queue<JournaledEvent> _early = new();
        private AccountState? _state;

        internal bool HasStarted
        {
            get
            {
                lock (_gate)
                    return _state is not null;
            }
        }

        internal void Start(AccountCopy copy)
        {
            lock (_gate)
            {
                if (_state is not null)
                    return;

                _state = AccountSnapshotCodec.Instance.Decode(copy.State.Span);
                while (_early.TryDequeue(out var journaled))
                    Apply(journaled);
            }
        }

        internal void Take(JournaledEvent journaled)
        {
            lock (_gate)
            {
                if (_state is null)
                    _early.Enqueue(journaled);
                else
                    Apply(journaled);
            }
        }

        internal object? Answer(IAccountQuestion question, DateTimeOffset now)
        {
            lock (_gate)
                return _state is null ? null : behaviour.Decide(_state, question, now).Effects.OfType<Reply>().FirstOrDefault()?.Message;
        }

        private void Apply(JournaledEvent journaled)
        {
            if (journaled.SequenceNr > _state!.Version)
                _state = behaviour.Apply(_state, journaled);
        }
    }
}
