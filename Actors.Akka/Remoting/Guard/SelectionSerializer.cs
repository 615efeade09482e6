using Akka.Actor;
using Akka.Remote.Serialization;
using Akka.Serialization;

namespace Kiwoom.OnAkka.Remoting.Guard;

/// <summary>Akka's serializer for messages to an <see cref="ActorSelection"/> (by which users' strategies find <c>/user/orders</c>), without looking for a type that the
/// wire names. What lies in the selection goes through the same serializers as everything else.</summary>
/// <param name="system">The system.</param>
public sealed class SelectionSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private readonly MessageContainerSerializer _akka = new(system);
    [ThreadStatic]
    private static bool _isReading;

    /// <summary>True while the message inside a selection is read on this thread.</summary>
    internal static bool IsReading => _isReading;

    /// <inheritdoc/>
    public override int Identifier => 6;

    /// <inheritdoc/>
    public override string Manifest(object o) => string.Empty;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => _akka.ToBinary(obj);

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        // A selection inside a selection would be delivered past the list of trusted paths.
        if (_isReading)
        {
            WireGuard.Of(system).Dropped("a selection inside a selection");
            return Refused.Message;
        }

        _isReading = true;
        try
        {
            return _akka.FromBinary(bytes, null!);
        }
        finally
        {
            _isReading = false;
        }
    }
}
