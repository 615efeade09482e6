using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Security;

namespace Kiwoom.Simulation.Clients;

/// <summary>The person who decides what the system must not guess: looks into Kiwoom's own program, which tells the truth, and resolves the
/// orders in doubt that have candidates.</summary>
internal sealed class Operator
{
    private static readonly Caller _caller = new(UserId.Parse("operator"), PermissionLevel.Admin);
    private readonly World _world;
    private readonly SeededRandom _chance;
    private long _commands;

    internal Operator(World world, SeededRandom chance)
    {
        (_world, _chance) = (world, chance);
        _world.After(Pause(), Look);
    }

    /// <summary>How many doubts a person ended.</summary>
    internal long Resolved { get; private set; }

    private void Look()
    {
        _world.After(Pause(), Look);
        if (_world.Gateway is not { IsDead: false, IsFrozen: false } gateway)
            return;
        foreach (var account in _world.Plan.Accounts)
        {
            var shadow = _world.Oracle.Of(account);
            foreach (var order in shadow.State.Orders.OpenInOrder().Where(o => o.IsInDoubt && o.Candidates.Count > 0).ToArray())
            {
                var truth = shadow.OrderSentAs(order.Command!.Value)?.No;
                Resolved++;
                _ = gateway.Ask<OrderAnswer>(account, new ResolveInDoubt(new Cause(CommandId.Parse($"operator:{++_commands}"), _caller.User), _caller, account, order.Id, truth));
            }
        }
    }

    private TimeSpan Pause() => TimeSpan.FromSeconds((10 + _chance.Next(20)) * (_world.Plan.IsNight ? 6 : 1));
}
