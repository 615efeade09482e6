using Akka.Actor;
using Akka.Serialization;

namespace Kiwoom.OnAkka.Remoting.Guard;

/// <summary>Akka's serializer for <c>null</c>, without looking for a type that the wire names.</summary>
/// <param name="system">The system.</param>
public sealed class NothingSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <inheritdoc/>
    public override int Identifier => 0;

    /// <inheritdoc/>
    public override string Manifest(object o) => string.Empty;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => [];

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest) => null!;
}
