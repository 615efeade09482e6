using System.Diagnostics.Metrics;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Telemetry;

/// <summary>What the actor runtime counts. Costs next to nothing while nobody listens.</summary>
/// <remarks>An actor is named by its kind, the first part of its path: the rest may be an account number.</remarks>
public static class ActorMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Kiwoom.Actors";

    /// <summary>The attribute that tells an actor's kind.</summary>
    public const string KindAttribute = "kiwoom.actor.kind";

    private static readonly Meter _meter = new(Name);
    private static readonly Counter<long> _turns = _meter.CreateCounter<long>("kiwoom.actor.turns", "{turn}", "Turns that actors took.");
    private static readonly Counter<long> _restarts = _meter.CreateCounter<long>("kiwoom.actor.restarts", "{restart}", "Faults after which an actor waits and is rebuilt.");

    /// <summary>The kind of an actor, for example <c>accounts</c>.</summary>
    public static string KindOf(ActorPath path) => path.Value?.Split('/', 3) is [_, { Length: > 0 } kind, ..] ? kind : "none";

    internal static void Turned() => _turns.Add(1);

    internal static void Restarts(ActorPath path)
    {
        if (_restarts.Enabled)
            _restarts.Add(1, new KeyValuePair<string, object?>(KindAttribute, KindOf(path)));
    }
}
