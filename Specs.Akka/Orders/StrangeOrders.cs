using System.Text;
using Akka.Actor;
using Akka.Serialization;
using Kiwoom.OnAkka.Journal;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>Says that it writes messages of the orders door, and writes anything.</summary>
public sealed class StrangeOrders(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => SerializerIds.Orders;

    public override string Manifest(object o) => ((Strange)o).Manifest;

    public override byte[] ToBinary(object obj) => Encoding.UTF8.GetBytes(((Strange)obj).Text);

    public override object FromBinary(byte[] bytes, string manifest) => throw new NotSupportedException();
}

/// <summary>Bytes that are no message of ours.</summary>
public sealed record Strange(string Text, string Manifest);
