using System.Collections.Immutable;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Broker;

/// <summary>Which bridge serves which account, and how each stands. Written by the link, read by everybody.</summary>
public sealed class BridgeDirectory : IBrokerStatus
{
    private ImmutableDictionary<BridgeId, Standing> _bridges = ImmutableDictionary<BridgeId, Standing>.Empty;

    /// <summary>All bridges that were ever seen since the start.</summary>
    public IReadOnlyCollection<(BridgeId Bridge, bool Connected, BrokerSession? Session)> All =>
        [.. _bridges.Select(b => (b.Key, b.Value.Connected, b.Value.Session))];

    /// <inheritdoc/>
    public bool IsReachable(AccountNo account) => ServingStanding(account) is { Connected: true, Session.LoggedIn: true };

    /// <inheritdoc/>
    public TradingMode? ServerOf(AccountNo account) => ServingStanding(account)?.Session?.Server;

    /// <inheritdoc/>
    public long EpochOf(AccountNo account) => ServingStanding(account)?.Epoch ?? 0;

    /// <inheritdoc/>
    public TimeSpan? ClockSkewOf(AccountNo account) => ServingStanding(account) is { Connected: true } serving ? serving.ClockSkew?.Invoke() : null;

    /// <summary>The bridge whose login has the account; null where none has.</summary>
    public BridgeId? ServingBridge(AccountNo account)
    {
        foreach (var (bridge, standing) in _bridges)
        {
            if (standing.Session?.Accounts.Contains(account) == true)
                return bridge;
        }

        return null;
    }

    /// <summary>A link came up. What the bridge said before is kept until it speaks again, but nobody counts on it.</summary>
    /// <param name="bridge">Which.</param>
    /// <param name="clockSkew">How far its clock is ahead of this machine's, where that is an alarm; null where its link does not compare clocks.</param>
    public void Connected(BridgeId bridge, Func<TimeSpan?>? clockSkew = null) => Change(bridge, s => s with { Connected = true, ClockSkew = clockSkew, Session = s.Session is { } old ? old with { LoggedIn = false } : null, Epoch = s.Epoch + 1 });

    /// <summary>A link broke.</summary>
    public void Disconnected(BridgeId bridge) => Change(bridge, s => s with { Connected = false });

    /// <summary>A bridge said how it stands. True where this begins a new epoch: reconciliation is due.</summary>
    public bool Update(BrokerSession session)
    {
        var isNew = false;
        Change(session.Bridge, s =>
        {
            isNew = session.LoggedIn && (s.Session is not { LoggedIn: true } before || before.LoginEpoch != session.LoginEpoch || !before.Accounts.SequenceEqual(session.Accounts));
            return s with { Session = session, Epoch = isNew ? s.Epoch + 1 : s.Epoch };
        });
        return isNew;
    }

    private Standing? ServingStanding(AccountNo account) => ServingBridge(account) is { } bridge ? _bridges.GetValueOrDefault(bridge) : null;

    private void Change(BridgeId bridge, Func<Standing, Standing> change) =>
        ImmutableInterlocked.AddOrUpdate(ref _bridges, bridge, _ => change(new Standing(false, null, 0, null)), (_, s) => change(s));

    private sealed record Standing(bool Connected, BrokerSession? Session, long Epoch, Func<TimeSpan?>? ClockSkew);
}
