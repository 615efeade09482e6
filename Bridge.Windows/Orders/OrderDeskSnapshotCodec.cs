using System.Collections.Immutable;
using System.Text.Json;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Orders;

/// <summary>Writes the desk's state as <see cref="DeskSnapshot"/> in JSON.</summary>
public sealed class OrderDeskSnapshotCodec : ISnapshotCodec<OrderDeskState>
{
    /// <inheritdoc/>
    public string Manifest => "order_desk.v1";

    /// <inheritdoc/>
    public byte[] Encode(OrderDeskState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var snapshot = new DeskSnapshot(
            state.Outbox, state.Outboxes, state.LastSequence, state.Trimmed, state.Day, state.Intents,
            [.. state.Unacknowledged.Values],
            [.. state.Commands.Values.OrderBy(c => c.Id.Value, StringComparer.Ordinal)],
            [.. state.Open.OrderBy(id => id.Value, StringComparer.Ordinal)],
            [.. state.Orders.Values.OrderBy(o => o.Key.Account.Value, StringComparer.Ordinal).ThenBy(o => o.Key.Number.Value, StringComparer.Ordinal)],
            [.. state.Parked],
            [.. state.Holdings.Values.OrderBy(h => h.Account.Value, StringComparer.Ordinal).ThenBy(h => h.Symbol.Value, StringComparer.Ordinal)]);
        return JsonSerializer.SerializeToUtf8Bytes(snapshot, OrderDeskJsonContext.Default.DeskSnapshot);
    }

    /// <inheritdoc/>
    public OrderDeskState Decode(ReadOnlySpan<byte> bytes)
    {
        var snapshot = JsonSerializer.Deserialize(bytes, OrderDeskJsonContext.Default.DeskSnapshot) ?? throw new JsonException("no snapshot");
        return new OrderDeskState
        {
            Outbox = snapshot.Outbox,
            Outboxes = snapshot.Outboxes,
            LastSequence = snapshot.LastSequence,
            Trimmed = snapshot.Trimmed,
            Day = snapshot.Day,
            Intents = snapshot.Intents,
            Unacknowledged = snapshot.Unacknowledged.ToImmutableSortedDictionary(r => r.Sequence, r => r),
            Commands = snapshot.Commands.ToImmutableDictionary(c => c.Id),
            Open = [.. snapshot.Open],
            Orders = snapshot.Orders.ToImmutableDictionary(o => o.Key, o => o with { Executions = o.Executions.WithComparer(StringComparer.Ordinal) }),
            Parked = [.. snapshot.Parked],
            Holdings = snapshot.Holdings.ToImmutableDictionary(h => new HoldingKey(h.Account, h.Symbol)),
        };
    }
}
