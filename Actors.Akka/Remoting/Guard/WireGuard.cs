using Akka.Actor;
using Akka.Event;

namespace Kiwoom.OnAkka.Remoting.Guard;

/// <summary>Counts what came over the wire and was not let in.</summary>
public sealed class WireGuard : IExtension
{
    private readonly ILoggingAdapter _log;
    private long _dropped;

    internal WireGuard(ExtendedActorSystem system) => _log = Logging.GetLogger(system, typeof(WireGuard));

    /// <summary>How many messages were dropped since the start.</summary>
    public long Total => Interlocked.Read(ref _dropped);

    /// <summary>A system's guard.</summary>
    public static WireGuard Of(ActorSystem system) => system.WithExtension<WireGuard, Provider>();

    /// <summary>Counts a message that was dropped. Says so in the log for the first, the tenth, the hundredth, … of them: who sends a million gets seven lines.</summary>
    /// <param name="what">What it was, without anything that the sender chose.</param>
    internal void Dropped(string what)
    {
        var count = Interlocked.Increment(ref _dropped);
        var power = 1L;
        while (power < count)
            power *= 10;
        if (power == count)
            _log.Warning("Dropped from the wire: {0} ({1} since the start)", what, count);
    }

    private sealed class Provider : ExtensionIdProvider<WireGuard>
    {
        public override WireGuard CreateExtension(ExtendedActorSystem system) => new(system);
    }
}
