using System.Text.Json.Serialization;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Bridge.Orders;

/// <summary>How the desk's events and snapshots are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutboxOpened))]
[JsonSerializable(typeof(IntentRecorded))]
[JsonSerializable(typeof(OrderCallReturned))]
[JsonSerializable(typeof(BlankAnswerSeen))]
[JsonSerializable(typeof(OrderMessageSeen))]
[JsonSerializable(typeof(ChejanParked))]
[JsonSerializable(typeof(ChejanReleased))]
[JsonSerializable(typeof(ReportQueued))]
[JsonSerializable(typeof(OutboxTrimmed))]
[JsonSerializable(typeof(DeskDayBegan))]
[JsonSerializable(typeof(DeskSnapshot))]
public sealed partial class OrderDeskJsonContext : JsonSerializerContext
{
    /// <summary>The catalog of the bridge's own journal.</summary>
    public static EventCatalog Catalog { get; } = AddTo(new EventCatalogBuilder()).Build(typeof(OrderDeskJsonContext).Assembly);

    /// <summary>Registers the desk's events.</summary>
    public static EventCatalogBuilder AddTo(EventCatalogBuilder builder) => builder.Add(
        Default, typeof(OutboxOpened), typeof(IntentRecorded), typeof(OrderCallReturned), typeof(BlankAnswerSeen), typeof(OrderMessageSeen),
        typeof(ChejanParked), typeof(ChejanReleased), typeof(ReportQueued), typeof(OutboxTrimmed), typeof(DeskDayBegan));
}
