using Kiwoom.Actors.Runtime;

namespace Kiwoom.Persistence.Projections;

/// <summary>A journal row as projectors get it.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Journaled">The event.</param>
/// <param name="Manifest">The row's manifest.</param>
/// <param name="Data">The event as it was written, JSON in UTF-8.</param>
/// <param name="Hash">The row's hash.</param>
/// <param name="PrevHash">Its predecessor's.</param>
public sealed record SourceRow(string Stream, JournaledEvent Journaled, string Manifest, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Hash, ReadOnlyMemory<byte> PrevHash)
{
    /// <summary>Its place in the stream.</summary>
    public long SequenceNr => Journaled.SequenceNr;
}
