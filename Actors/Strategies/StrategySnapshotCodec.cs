using System.Text.Json;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Strategies;

/// <summary>Writes the registry's state canonically: strategies and parameters are sorted by name.</summary>
public sealed class StrategySnapshotCodec : ISnapshotCodec<StrategyRegistryState>
{
    /// <inheritdoc/>
    public string Manifest => "strategies.v1";

    /// <inheritdoc/>
    public byte[] Encode(StrategyRegistryState state) => JsonSerializer.SerializeToUtf8Bytes(state, StrategyJsonContext.Default.StrategyRegistryState);

    /// <inheritdoc/>
    public StrategyRegistryState Decode(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, StrategyJsonContext.Default.StrategyRegistryState) ?? new StrategyRegistryState();
}
