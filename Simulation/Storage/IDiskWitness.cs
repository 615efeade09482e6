namespace Kiwoom.Simulation.Storage;

/// <summary>Sees what a writer does to its disk, and may let the process die right there.</summary>
internal interface IDiskWitness
{
    /// <summary>The writer has the database; everything written is durable.</summary>
    void TakenOver();

    /// <summary>A commit was handed to the operating system and is not synced.</summary>
    void Written();

    /// <summary>Everything written is durable; the writer has told nobody yet.</summary>
    void Synced();
}
