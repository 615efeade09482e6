using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Configuration;
using Akka.Serialization;

namespace Kiwoom.OnAkka.Remoting.Guard;

/// <summary>Takes the place of one of Akka's serializers (akka.hocon says which), sends nothing and lets nothing in. Because it takes its manifests as plain text, Akka
/// does not look for a type of that name, as it does before it asks any serializer of the older kind, whatever the id.</summary>
public sealed class RefusingSerializer : SerializerWithStringManifest
{
    private readonly ExtendedActorSystem _system;
    private readonly int _id;
    private readonly string _what;

    /// <summary>Made by Akka.</summary>
    /// <param name="system">The system.</param>
    /// <param name="settings">From <c>akka.actor.serialization-settings</c>: <c>stands-for</c>, the number of the serializer that it replaces.</param>
    public RefusingSerializer(ExtendedActorSystem system, Config settings) : base(system)
    {
        _system = system;
        _id = settings.GetInt("stands-for", -1);
        if (_id < 0)
            throw new ConfigurationException("a refusing serializer needs serialization-settings.<its name>.stands-for, the number of the serializer it replaces");
        _what = $"something for Akka's serializer {_id}";
    }

    /// <inheritdoc/>
    public override int Identifier => _id;

    /// <inheritdoc/>
    public override string Manifest(object o) => string.Empty;

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) =>
        throw new SerializationException($"{obj.GetType()} has no serializer: only this system's own messages may leave it (akka.hocon, akka.actor.serialization-bindings)");

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest)
    {
        WireGuard.Of(_system).Dropped(_what);
        return Refused.Message;
    }
}
