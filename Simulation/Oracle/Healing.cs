using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Simulation.Oracle;

/// <summary>After the trouble: everything must recover by itself, clients get their answers, open orders are cancelled, and then the journal,
/// positions and cash must be what the exchange has, to the won.</summary>
internal sealed class Healing(World world)
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(12);
    private static readonly TimeSpan _again = TimeSpan.FromSeconds(10);

    internal void Run()
    {
        var accounts = world.Plan.Accounts;
        var oracle = world.Oracle;
        var mayTrade = world.Plan.ServerMode == world.Plan.BridgeMode && world.Plan.ServerMode == world.Plan.Settings.Mode;
        Await(() => world.Gateway is not null && world.Bridge is not null && !world.Gateway.Troubles.Any(), "both nodes run", () => world.Gateway is null ? "no gateway" : string.Join("; ", world.Gateway.Troubles));
        if (mayTrade)
            Await(() => world.Gateway is { } g && accounts.All(g.IsOpen), "every account is compared with Kiwoom", Standing);
        Await(() => world.Traders.All(t => t.Unheard == 0), "every client has its answers", () => string.Join(", ", world.Traders.Select(t => $"{t.User}: {t.Unheard}")), Retry);

        foreach (var trader in world.Traders)
            trader.ReleaseKillSwitch();
        world.RunUntil(world.Time.GetUtcNow() + TimeSpan.FromSeconds(30));
        if (mayTrade)
        {
            Await(() => accounts.All(IsQuiet), "nothing is in doubt or on its way", Doubts);
            Await(() => accounts.All(a => IsQuiet(a) && oracle.Of(a).State.Orders.Open.Count == 0), "open orders can be cancelled", Doubts, CancelEverything);
            Settle();
        }

        // At the wrong server nothing may be sent, and what others do there is not this account's.
        foreach (var account in accounts.Where(_ => mayTrade))
            Compare(account);
    }

    // One more reading of the lists, with nothing moving any more.
    private void Settle()
    {
        world.RunUntil(world.Time.GetUtcNow() + TimeSpan.FromSeconds(10));
        foreach (var account in world.Plan.Accounts)
            world.Gateway!.Core.Accounts.Tell(account, new Reconcile(new Cause(CommandId.Parse("oracle"))));
        world.RunUntil(world.Time.GetUtcNow() + TimeSpan.FromSeconds(30));
    }

    private void Retry()
    {
        foreach (var trader in world.Traders)
            trader.Retry();
    }

    // A person whose cancel Kiwoom refuses, for its quota for example, asks again.
    private void CancelEverything()
    {
        foreach (var trader in world.Traders)
            trader.CancelAll();
        foreach (var account in world.Plan.Accounts)
        {
            foreach (var order in world.Server.Ledger.AccountOf(account)!.Orders.Where(o => o.Open > 0 && o.Booked.RqName.Length == 0).ToArray())
                world.Server.PlaceFromHts(account, order.Booked.Side == Side.Buy ? 3 : 4, order.Booked.Symbol, 0, 0, "00", order.No, out _);
        }
    }

    private bool IsQuiet(AccountNo account) =>
        world.Oracle.Of(account).State.Orders.Open.All(o => !o.IsInDoubt && o.Change is null && o.Legs.Count > 0);

    private void Await(Func<bool> condition, string what, Func<string> why, Action? meanwhile = null)
    {
        for (var end = world.Time.GetUtcNow() + _longest; !condition();)
        {
            meanwhile?.Invoke();
            if (!world.RunUntil(condition, _again) && world.Time.GetUtcNow() >= end)
                world.Oracle.Fail(0, $"not within {_longest.TotalMinutes:0} minutes without faults: {what} ({why()})");
        }
    }

    private string Standing() => string.Join("; ", world.Gateway?.Core.Bridges.All.Select(b => $"{b.Bridge} connected {b.Connected}, {b.Session}") ?? ["no gateway"]);

    private string Doubts() => string.Join("; ", world.Plan.Accounts.SelectMany(a => world.Oracle.Of(a).State.Orders.OpenInOrder()).Select(
        o => $"{o.Id} {o.Status} numbers {string.Join(",", o.Legs.Select(l => l.Number))} change {o.Change} candidates {string.Join(",", o.Candidates)}"));

    private void Compare(AccountNo account)
    {
        var (oracle, shadow) = (world.Oracle, world.Oracle.Of(account));
        var truth = world.Server.Ledger.AccountOf(account)!;
        var filled = shadow.State.Orders.Executions.GroupBy(e => (e.Day, e.BrokerOrderNo)).ToDictionary(g => g.Key, g => (Quantity: g.Sum(e => e.Quantity), Amount: g.Sum(e => e.Amount)));
        foreach (var order in truth.Orders)
        {
            var here = filled.GetValueOrDefault((order.Booked.Day, order.No));
            oracle.Demand(here == (order.Filled, order.Amount), 2, $"{order.No} ({order.Booked.RqName}): Kiwoom filled {order.Filled} shares for {order.Amount} won, the journal has {here.Quantity} for {here.Amount}");
            oracle.Demand(order.Booked.RqName.Length == 0 || !shadow.NeverArrived.Contains(CommandId.Parse(order.Booked.RqName)), 5, $"{order.Booked.RqName} was declared never to have arrived, and is {order.No}");
            if (order.Booked is { Action: BrokerOrderAction.New, RqName.Length: > 0 })
                oracle.Demand(shadow.State.Orders.Find(order.Booked.Day, order.No) is { External: false }, 5, $"{order.No} was sent as {order.Booked.RqName}, and the journal takes it for somebody else's or does not know it");
        }

        if (!shadow.State.Portfolio.IsOpened)
            return;
        oracle.Demand(shadow.State.Portfolio.Cash == truth.Cash, 6, $"{account}: cash is {shadow.State.Portfolio.Cash}, Kiwoom has {truth.Cash}");
        foreach (var position in truth.Positions)
            oracle.Demand((shadow.State.Portfolio.Positions.Find(position.Symbol)?.Quantity ?? 0) == position.Quantity, 6, $"{account}: {position.Symbol} differs from Kiwoom's {position.Quantity}");
        oracle.Demand(shadow.State.Portfolio.CashDifference == 0 && shadow.State.Portfolio.PositionDifferences.Count == 0, 6, $"{account}: differences from Kiwoom's balance stay open though there are none");
        Replay(account, shadow);
    }

    // The running actor, a fold of everything and a fold of a prefix and its rest are one and the same state.
    private void Replay(AccountNo account, AccountShadow shadow)
    {
        var gateway = world.Gateway!;
        var asking = gateway.Ask<AccountSummary>(account, new GetAccountSummary(new Cause(CommandId.Parse("oracle"))));
        world.RunUntil(() => asking.IsCompleted, TimeSpan.FromSeconds(5));
        world.Oracle.Demand(asking.IsCompletedSuccessfully, 4, $"{account} does not answer");
        var running = asking.GetAwaiter().GetResult();
        world.Oracle.Demand(running.Version == shadow.State.Version, 4, $"{account} is at #{running.Version}, its journal at #{shadow.State.Version}");
        var codec = new AccountSnapshotCodec();
        var once = codec.Encode(shadow.State);
        world.Oracle.Demand(once.AsSpan().SequenceEqual(codec.Encode(codec.Decode(once))), 4, $"{account}: a snapshot does not read back to what was written");
        world.Oracle.Demand(running.StateHash == AccountSnapshotCodec.HashOf(shadow.State), 4, $"{account}: the running actor's state is not the fold of its journal");
    }

}
