using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Akka.Actor;
using Akka.Serialization;
using Kiwoom.OnAkka.Journal;
using Kiwoom.OnAkka.Orders.Sealing;

namespace Kiwoom.OnAkka.Orders;

/// <summary>Writes and reads the messages of the orders door, and nothing else: UTF-8 JSON under a name with a version.</summary>
/// <remarks>What it does not know, what is too large and what is not exactly what its name says throws <see cref="SerializationException"/>, which Akka.Remote
/// logs and which ends neither the connection nor the actor: the message counts as lost. No exception shows what was in it.</remarks>
public sealed class OrdersSerializer : SerializerWithStringManifest
{
    /// <summary>The largest answer, in bytes: below Akka.Remote's <c>maximum-frame-size</c>, sealed too.</summary>
    public const int LargestAnswer = 85 * 1024;

    /// <summary>The largest request, in bytes: a token and an order.</summary>
    public const int LargestRequest = 12 * 1024;

    private static readonly Dictionary<string, JsonTypeInfo> _byManifest = new(StringComparer.Ordinal)
    {
        ["place_order.v1"] = OrdersWire.Json.PlaceOrder,
        ["cancel_order.v1"] = OrdersWire.Json.CancelOrder,
        ["replace_order.v1"] = OrdersWire.Json.ReplaceOrder,
        ["read_order.v1"] = OrdersWire.Json.ReadOrder,
        ["read_account.v1"] = OrdersWire.Json.ReadAccount,
        ["subscribe.v1"] = OrdersWire.Json.Subscribe,
        ["unsubscribe.v1"] = OrdersWire.Json.Unsubscribe,
        ["taken.v1"] = OrdersWire.Json.Taken,
        ["found.v1"] = OrdersWire.Json.Found,
        ["account.v1"] = OrdersWire.Json.Account,
        ["subscribed.v1"] = OrdersWire.Json.Subscribed,
        ["unsubscribed.v1"] = OrdersWire.Json.Unsubscribed,
        ["problem.v1"] = OrdersWire.Json.Problem,
        ["reports.v1"] = OrdersWire.Json.Reports,
        ["ended.v1"] = OrdersWire.Json.Ended,
        ["sealed_request.v1"] = OrdersWire.Json.SealedRequest,
        ["sealed_answer.v1"] = OrdersWire.Json.SealedAnswer,
    };

    private static readonly Dictionary<Type, string> _manifests = _byManifest.ToDictionary(pair => pair.Value.Type, pair => pair.Key);

    /// <summary>Made by Akka.</summary>
    public OrdersSerializer(ExtendedActorSystem system)
        : base(system)
    {
    }

    /// <inheritdoc/>
    public override int Identifier => SerializerIds.Orders;

    /// <summary>The names of all messages.</summary>
    public static IReadOnlyCollection<string> Manifests => _byManifest.Keys;

    /// <inheritdoc/>
    public override string Manifest(object o)
    {
        ArgumentNullException.ThrowIfNull(o);
        return _manifests.TryGetValue(o.GetType(), out var manifest) ? manifest : throw new SerializationException($"{o.GetType().Name} is no message of the orders door");
    }

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => Write(obj, _byManifest[Manifest(obj)]);

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Read(bytes, manifest);
    }

    /// <summary>A message as it is sealed: the length of its name, the name, the message.</summary>
    internal static byte[] Pack(IOrdersMessage message)
    {
        var manifest = _manifests[message.GetType()];
        return [(byte)manifest.Length, .. Encoding.ASCII.GetBytes(manifest), .. Write(message, _byManifest[manifest])];
    }

    /// <summary>Reads a message as it was sealed. Throws <see cref="SerializationException"/> for what is none.</summary>
    internal static IOrdersMessage Unpack(ReadOnlySpan<byte> packed) => packed.Length > 0 && packed.Length > packed[0]
        ? Read(packed[(1 + packed[0])..], Encoding.ASCII.GetString(packed.Slice(1, packed[0]))) as IOrdersMessage ?? throw new SerializationException("a sealed message is not sealed once more")
        : throw new SerializationException("a sealed message is cut off");

    private static byte[] Write(object message, JsonTypeInfo type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message, type);
        return bytes.Length <= Limit(type) ? bytes : throw new SerializationException($"{type.Type.Name} has {bytes.Length} bytes; at most {Limit(type)} travel");
    }

    private static object Read(ReadOnlySpan<byte> bytes, string? manifest)
    {
        if (manifest is null || !_byManifest.TryGetValue(manifest, out var type))
            throw new SerializationException("no message of the orders door has that manifest");
        if (bytes.Length > Limit(type))
            throw new SerializationException($"{type.Type.Name} has {bytes.Length} bytes; at most {Limit(type)} are read");

        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new SerializationException($"{type.Type.Name} is null");
        }
        catch (Exception fault) when (fault is JsonException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or OverflowException)
        {
            // Not what is wrong: the text of some of these holds a piece of the message, and a message may hold a token.
            throw new SerializationException($"not a {type.Type.Name}");
        }
    }

    private static int Limit(JsonTypeInfo type) =>
        type.Type.IsAssignableTo(typeof(DoorRequest)) ? LargestRequest
        : type.Type == typeof(SealedRequest) ? Sealed(LargestRequest)
        : type.Type == typeof(SealedAnswer) ? Sealed(LargestAnswer)
        : LargestAnswer;

    // Base64, and a key beside it.
    private static int Sealed(int open) => (open * 4 / 3) + 1024;
}
