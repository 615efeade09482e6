namespace Kiwoom.Actors.Runtime;

/// <summary>Turns a state into canonical bytes and back. Equal states give equal bytes: the state hash is their SHA-256.</summary>
/// <typeparam name="TState">The state.</typeparam>
public interface ISnapshotCodec<TState>
    where TState : class
{
    /// <summary>The name and version under which snapshots are stored; one with another manifest is ignored, and the stream is
    /// folded from its beginning.</summary>
    string Manifest { get; }

    /// <summary>Writes the state canonically (sorted keys, no insignificant white space).</summary>
    byte[] Encode(TState state);

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    TState Decode(ReadOnlySpan<byte> bytes);
}
