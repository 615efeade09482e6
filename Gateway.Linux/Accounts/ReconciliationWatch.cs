using System.Collections.Concurrent;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Broker;

namespace Kiwoom.Gateway.Accounts;

/// <summary>Remembers, from the durable events, for which session each account was last compared with Kiwoom's lists.</summary>
/// <param name="directory">The present sessions.</param>
public sealed class ReconciliationWatch(BridgeDirectory directory)
{
    private readonly ConcurrentDictionary<string, long> _epochs = new();

    /// <summary>Takes a durable event.</summary>
    public void Take(string stream, JournaledEvent journaled)
    {
        if (journaled.Event is AccountReconciled reconciled)
            _epochs[stream] = reconciled.Epoch;
    }

    /// <summary>Whether the account was compared in the present session of its bridge.</summary>
    public bool IsReconciled(AccountNo account) => directory.IsReachable(account) && _epochs.TryGetValue($"account-{account}", out var epoch) && epoch == directory.EpochOf(account);
}
