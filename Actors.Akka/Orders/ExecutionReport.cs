using System.Text.Json;
using System.Text.Json.Serialization;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.OnAkka.Orders;

/// <summary>What happened to an order: an event of the account's stream, as the journal has it.</summary>
/// <param name="SequenceNr">Its number in the account's stream.</param>
/// <param name="At">The instant of the decision (UTC), on the market clock.</param>
/// <param name="Name">The event's name and schema version, for example <c>order_executed.v1</c>.</param>
/// <param name="Event">The event: <see cref="OrderPlaced"/>, <see cref="OrderRejected"/>, <see cref="OrderAccepted"/>, <see cref="OrderExecuted"/>,
/// <see cref="OrderCanceled"/> and so on; null where the gateway is newer than the reader, who does not know the name.</param>
[JsonConverter(typeof(ExecutionReportJsonConverter))]
public sealed record ExecutionReport(long SequenceNr, DateTimeOffset At, string Name, IOrderEvent? Event)
{
    /// <summary>Every event that an account can have.</summary>
    private static readonly EventCatalog _events = new EventCatalogBuilder().AddAccountEvents().Build();

    /// <summary>The report of a journalled event; null where it is not of an order.</summary>
    public static ExecutionReport? Of(JournaledEvent journaled)
    {
        ArgumentNullException.ThrowIfNull(journaled);
        return journaled.Event is IOrderEvent order ? new ExecutionReport(journaled.SequenceNr, journaled.At, _events.Find(journaled.Event).Manifest, order) : null;
    }

    /// <summary>The report of an event as it was written; null where it is not of an order. Throws <see cref="JsonException"/> where the data is not what the
    /// name says.</summary>
    public static ExecutionReport? Of(long sequenceNr, DateTimeOffset at, string name, JsonElement data) =>
        Read(name, data) is IOrderEvent order ? new ExecutionReport(sequenceNr, at, name, order) : null;

    private static IEvent? Read(string name, JsonElement data) =>
        _events.TryFind(name, out var found) ? found.Read(JsonSerializer.SerializeToUtf8Bytes(data, OrdersJson.Default.JsonElement)) : null;

    /// <summary>Its form on the wire. Public because generated serializers make one.</summary>
    public sealed class ExecutionReportJsonConverter : JsonConverter<ExecutionReport>
    {
        /// <inheritdoc/>
        public override ExecutionReport Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var wire = JsonSerializer.Deserialize(ref reader, OrdersJson.Default.WireReport) ?? throw new JsonException("a report is no null");
            return ExecutionReport.Read(wire.Event, wire.Data) switch
            {
                IOrderEvent order => new ExecutionReport(wire.SequenceNr, wire.At, wire.Event, order),
                null => new ExecutionReport(wire.SequenceNr, wire.At, wire.Event, null),
                _ => throw new JsonException("a report is of an order"),
            };
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, ExecutionReport value, JsonSerializerOptions options)
        {
            ArgumentNullException.ThrowIfNull(value);
            var data = value.Event is IEvent known
                ? JsonSerializer.SerializeToElement(known, _events.Find(known).TypeInfo)
                : throw new JsonException("a report without its event is not passed on");
            JsonSerializer.Serialize(writer, new WireReport(value.SequenceNr, value.At, value.Name, data), OrdersJson.Default.WireReport);
        }
    }
}
