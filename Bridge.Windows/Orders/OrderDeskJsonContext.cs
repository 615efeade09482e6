using System.Text.Json.Serialization;

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
public sealed partial class OrderDeskJsonContext : JsonSerializerContext;
