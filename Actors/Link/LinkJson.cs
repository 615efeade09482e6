using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Actors.Link;

/// <summary>The payloads' JSON: snake case, no member missing, no null where none is allowed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    MaxDepth = 32)]
[JsonSerializable(typeof(Hello))]
[JsonSerializable(typeof(Challenge))]
[JsonSerializable(typeof(Proof))]
[JsonSerializable(typeof(Welcome))]
[JsonSerializable(typeof(Refused))]
[JsonSerializable(typeof(EnrolmentRequest))]
[JsonSerializable(typeof(Enrolled))]
[JsonSerializable(typeof(OutboxOpened))]
[JsonSerializable(typeof(ReportEnvelope))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(IBrokerCommand))]
[JsonSerializable(typeof(BrokerSession))]
[JsonSerializable(typeof(QuoteSubscription))]
[JsonSerializable(typeof(IMarketDataMessage[]))]
public sealed partial class LinkJson : JsonSerializerContext
{
    /// <summary>Encodes a payload.</summary>
    public static byte[] Encode<T>(T payload, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(payload, type);

    /// <summary>Decodes a payload from the other end, or throws <see cref="LinkFaultException"/>: nothing that it may hold can throw
    /// anything else.</summary>
    public static T Decode<T>(ReadOnlySpan<byte> payload, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(payload, type) ?? throw new LinkFaultException(LinkFault.Malformed, $"{typeof(T).Name} is null");
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or FormatException or NotSupportedException or InvalidOperationException or OverflowException)
        {
            throw new LinkFaultException(LinkFault.Malformed, $"not a {typeof(T).Name}: {fault.Message}", fault);
        }
    }

    /// <summary>Encodes a whole frame.</summary>
    public static byte[] Frame<T>(FrameKind kind, T payload, JsonTypeInfo<T> type)
    {
        var frame = new ArrayBufferWriter<byte>(512);
        new FrameHeader(kind, 0, 0).Write(frame);
        using var writer = new Utf8JsonWriter(frame);
        JsonSerializer.Serialize(writer, payload, type);
        writer.Flush();
        return frame.WrittenSpan.ToArray();
    }
}
