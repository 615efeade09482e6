using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Remote.Serialization;
using Akka.Serialization;

namespace Kiwoom.OnAkka.Remoting.Guard;

/// <summary>Akka's serializer for its odds and ends, of which only <see cref="Identify"/> in a selection (that is, to the trusted paths only) and its answer pass: a
/// strategy may ask whether <c>/user/orders</c> is there. Kill, PoisonPill, exceptions by the name of their type, router and deployment settings do not.</summary>
/// <param name="system">The system.</param>
public sealed class IdentitySerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    private const string Question = "ID";
    private const string Answer = "AID";
    private readonly MiscMessageSerializer _akka = new(system);

    /// <inheritdoc/>
    public override int Identifier => 16;

    /// <inheritdoc/>
    public override string Manifest(object o) => o switch
    {
        Identify => Question,
        ActorIdentity => Answer,
        _ => throw NotOurs(o),
    };

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => obj is Identify or ActorIdentity ? _akka.ToBinary(obj) : throw NotOurs(obj);

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        if (manifest == Answer || (manifest == Question && SelectionSerializer.IsReading))
            return _akka.FromBinary(bytes, manifest);
        WireGuard.Of(system).Dropped("one of Akka's own messages");
        return Refused.Message;
    }

    private static SerializationException NotOurs(object o) =>
        new($"{o.GetType()} does not leave this system: only its own messages do (akka.hocon, akka.actor.serialization-bindings)");
}
