using System.Collections.Concurrent;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.OnAkka.Orders;
using IActorEngine = Kiwoom.Actors.Runtime.IActorEngine;
using JournaledEvent = Kiwoom.Actors.Runtime.JournaledEvent;

namespace Kiwoom.Gateway.OnAkka.Orders;

/// <summary>New durable events of the accounts that somebody follows. Putting in never waits and what is held has a bound: beyond it only the last number is
/// kept.</summary>
internal sealed class ReportFeed : IDisposable
{
    private readonly ConcurrentDictionary<string, Fresh> _fresh = new(StringComparer.Ordinal);
    private readonly Action<AccountNo> _wake;
    private readonly int _most;
    private readonly IDisposable _subscription;

    /// <summary>Listens to an engine.</summary>
    /// <param name="engine">Its durable events.</param>
    /// <param name="most">Events of one account that are kept.</param>
    /// <param name="wake">Told once that an account has something, until that is taken. Called from any thread.</param>
    internal ReportFeed(IActorEngine engine, int most, Action<AccountNo> wake)
    {
        (_most, _wake) = (most, wake);
        _subscription = engine.Subscribe(Hear);
    }

    internal void Follow(AccountNo account) => _fresh.TryAdd(AccountBehaviour.IdOf(account), new Fresh(account));

    internal void Forget(AccountNo account) => _fresh.TryRemove(AccountBehaviour.IdOf(account), out _);

    /// <summary>What came since the last time; null for nothing.</summary>
    internal ReportPiece? Take(AccountNo account)
    {
        if (!_fresh.TryGetValue(AccountBehaviour.IdOf(account), out var fresh))
            return null;

        lock (fresh)
        {
            fresh.IsWoken = false;
            if (fresh.UpTo == 0)
                return null;

            var piece = new ReportPiece(fresh.After, fresh.UpTo, fresh.IsLost ? null : [.. fresh.Events.Select(ExecutionReport.Of).OfType<ExecutionReport>()]);
            fresh.Clear();
            return piece;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _subscription.Dispose();

    private void Hear(string stream, JournaledEvent journaled)
    {
        if (!_fresh.TryGetValue(stream, out var fresh))
            return;

        lock (fresh)
        {
            if (fresh.UpTo == 0)
                fresh.After = journaled.SequenceNr - 1;
            fresh.UpTo = journaled.SequenceNr;
            if (fresh.Events.Count < _most)
                fresh.Events.Add(journaled);
            else
                fresh.IsLost = true;
            if (fresh.IsWoken)
                return;

            fresh.IsWoken = true;
        }

        _wake(fresh.Account);
    }

    private sealed class Fresh(AccountNo account)
    {
        internal AccountNo Account { get; } = account;

        internal List<JournaledEvent> Events { get; } = [];

        internal long After { get; set; }

        internal long UpTo { get; set; }

        internal bool IsLost { get; set; }

        internal bool IsWoken { get; set; }

        internal void Clear()
        {
            Events.Clear();
            (After, UpTo, IsLost) = (0, 0, false);
        }
    }
}
