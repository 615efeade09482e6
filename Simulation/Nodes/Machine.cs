using Kiwoom.Actors.Runtime;
using Kiwoom.Simulation.Storage;

namespace Kiwoom.Simulation.Nodes;

/// <summary>One run of a node's process.</summary>
internal abstract class Machine
{
    private protected Machine(string name, World world, SimulatedDisk disk, TimeSpan clockError)
    {
        (Name, World, Disk) = (name, world, disk);
        Clock = new NodeClock(world.Time, Post) { Error = clockError };
        disk.IsLocked = true;
    }

    /// <summary>What it is called in a trace.</summary>
    internal string Name { get; }

    /// <summary>Its clock.</summary>
    internal NodeClock Clock { get; }

    /// <summary>Its disk.</summary>
    internal SimulatedDisk Disk { get; }

    /// <summary>Its actors.</summary>
    internal DeterministicEngine Engine { get; private protected set; } = null!;

    /// <summary>Its writer.</summary>
    internal SimulatedJournal Journal { get; private protected set; } = null!;

    /// <summary>It takes no step any more.</summary>
    internal bool IsDead { get; private set; }

    /// <summary>It takes no step at present.</summary>
    internal bool IsFrozen { get; set; }

    /// <summary>Whether it could take a step at this instant.</summary>
    internal bool HasReady => !IsDead && !IsFrozen && Engine.HasReady;

    private protected World World { get; }

    /// <summary>Runs something as a step of this process.</summary>
    internal void Post(Action work)
    {
        if (!IsDead)
            Engine.Post(work);
    }

    /// <summary>The process ends without a word.</summary>
    /// <param name="powerLost">The machine too: what was not synced may go, and nobody tells the other end.</param>
    internal void Die(bool powerLost)
    {
        if (IsDead)
            return;
        IsDead = true;

        // Whoever took the disk over has it now.
        if (Journal.Epoch == Disk.Epoch)
        {
            Disk.IsLocked = false;
            if (powerLost)
                Disk.LosePower(World.Chance);
            else
                Disk.Sync();
        }

        Ended(powerLost);
    }

    /// <summary>Somebody ends a process that has nothing any more.</summary>
    internal void Abandon() => IsDead = true;

    private protected abstract void Ended(bool powerLost);
}
