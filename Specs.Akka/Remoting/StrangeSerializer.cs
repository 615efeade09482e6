using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>Puts whatever it is given on the wire, under any number.</summary>
/// <param name="system">The hostile system.</param>
/// <param name="settings">Its settings; <c>number</c> counts.</param>
internal sealed class StrangeSerializer(ExtendedActorSystem system, Config settings) : SerializerWithStringManifest(system)
{
    private readonly int _number = settings.GetInt("number", 0);

    public override int Identifier => _number;

    public override string Manifest(object o) => ((Strange)o).Manifest;

    public override byte[] ToBinary(object obj) => ((Strange)obj).Bytes;

    public override object FromBinary(byte[] bytes, string manifest) => new StrangeHyperion(manifest, bytes);

    /// <summary>Anything.</summary>
    internal abstract record Strange(string Manifest, byte[] Bytes);

    /// <summary>Under the number of the link's serializer.</summary>
    internal sealed record StrangeLink(string Manifest, byte[] Bytes) : Strange(Manifest, Bytes);

    /// <summary>Under Hyperion's number.</summary>
    internal sealed record StrangeHyperion(string Manifest, byte[] Bytes) : Strange(Manifest, Bytes);
}
