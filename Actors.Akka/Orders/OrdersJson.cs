using System.Text.Json;
using System.Text.Json.Serialization;
using Kiwoom.OnAkka.Orders.Sealing;

namespace Kiwoom.OnAkka.Orders;

/// <summary>The JSON of the orders door: snake case, no member missing, doubled or unknown, no null where none is allowed, no number as text.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    MaxDepth = 16)]
[JsonSerializable(typeof(DoorRequest.PlaceOrder))]
[JsonSerializable(typeof(DoorRequest.CancelOrder))]
[JsonSerializable(typeof(DoorRequest.ReplaceOrder))]
[JsonSerializable(typeof(DoorRequest.ReadOrder))]
[JsonSerializable(typeof(DoorRequest.ReadAccount))]
[JsonSerializable(typeof(DoorRequest.Subscribe))]
[JsonSerializable(typeof(DoorRequest.Unsubscribe))]
[JsonSerializable(typeof(DoorAnswer.Taken))]
[JsonSerializable(typeof(DoorAnswer.Found))]
[JsonSerializable(typeof(DoorAnswer.Account))]
[JsonSerializable(typeof(DoorAnswer.Subscribed))]
[JsonSerializable(typeof(DoorAnswer.Unsubscribed))]
[JsonSerializable(typeof(DoorAnswer.Problem))]
[JsonSerializable(typeof(DoorNews.Reports))]
[JsonSerializable(typeof(DoorNews.Ended))]
[JsonSerializable(typeof(SealedRequest))]
[JsonSerializable(typeof(SealedAnswer))]
[JsonSerializable(typeof(WireReport))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class OrdersJson : JsonSerializerContext;
