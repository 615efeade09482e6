namespace Kiwoom.Actors.Runtime;

/// <summary>What reading a stream gave.</summary>
/// <param name="State">The fold.</param>
/// <param name="SequenceNr">The last event in it.</param>
/// <param name="SnapshotSequenceNr">The last event in the snapshot it began from; 0 where it began from nothing.</param>
/// <param name="Unpublished">Events in the journal that subscribers have not been given.</param>
/// <typeparam name="TState">The state.</typeparam>
internal sealed record RecoveredState<TState>(
    TState State, long SequenceNr, long SnapshotSequenceNr, IReadOnlyList<JournaledEvent> Unpublished);
