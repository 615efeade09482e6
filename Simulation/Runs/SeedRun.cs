using Kiwoom.Simulation.Faults;
using Kiwoom.Simulation.Oracle;

namespace Kiwoom.Simulation.Runs;

/// <summary>Lives one world from its seed to its verdict: a time of trouble, then healing, then the comparison with the truth.</summary>
public static class SeedRun
{
    /// <summary>Runs a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="calm">Without any fault: the floor of what must work.</param>
    /// <param name="line">Takes a readable trace; null for none.</param>
    public static SeedOutcome Run(ulong seed, bool calm = false, Action<string>? line = null)
    {
        var plan = WorldPlan.Draw(seed, calm);
        var time = new Actors.Runtime.VirtualTimeProvider(plan.Start);
        var trace = line is null ? null : new WorldTrace(time, line);
        World? world = null;
        Violation? violation = null;
        try
        {
            world = new World(plan, trace, time);
            trace?.Say("world", $"seed {seed}: {plan.Settings.Mode} at {plan.ServerMode}, {plan.Traders} traders, {string.Join(", ", plan.Faults)}");
            var injector = new FaultInjector(world);
            world.RunUntil(plan.Start + plan.Trouble);
            injector.Heal();
            trace?.Say("world", "nothing goes wrong any more");
            new Healing(world).Run();
        }
        catch (ViolationException broken)
        {
            violation = broken.Violation;
        }
        catch (Exception fault)
        {
            violation = new Violation(0, time.GetUtcNow(), $"the simulation itself failed: {fault}");
        }

        violation ??= world?.Oracle.Found;
        if (violation is not null)
            trace?.Say("oracle", $"VIOLATION of {violation}");
        return new SeedOutcome(
            seed, violation, world?.Counts ?? new FaultCounts(), world?.Steps ?? 0, world?.Oracle.OrdersSent ?? 0, world?.Server.Ledger.LastExecutionNo ?? 0, world?.TraceHash ?? 0);
    }
}
