using System.Collections.Concurrent;
using Akka.Actor;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>An actor that stands for one of the gateway's, and keeps what is done to it.</summary>
internal sealed class WireVictim(ConcurrentQueue<string> log) : UntypedActor
{
    protected override void PreRestart(Exception reason, object message) => log.Enqueue("restarted");

    protected override void PostStop() => log.Enqueue("stopped");

    protected override void OnReceive(object message)
    {
        if (message is Ping)
            Sender.Tell(message);
        else
            log.Enqueue($"got {message}");
    }

    /// <summary>The spec's own question; cannot come from the wire.</summary>
    internal sealed record Ping : INoSerializationVerificationNeeded;
}
