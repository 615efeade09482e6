using System.Collections.Concurrent;

namespace Kiwoom.Actors.Runtime;

/// <summary>Applies an <see cref="Admission"/> to the messages of one actor.</summary>
/// <param name="rules">The rules.</param>
/// <param name="urgent">Where urgent messages wait.</param>
/// <param name="clock">The machine's clock.</param>
internal sealed class AdmissionDesk(Admission rules, Mailbox urgent, TimeProvider clock)
{
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<AdmissionLimit, AdmissionGate> _gates = new(ReferenceEqualityComparer.Instance);
    private long _refused;
    private long _said = long.MinValue;

    internal Mailbox Urgent => urgent;

    /// <summary>Messages refused so far.</summary>
    internal long Refused => Interlocked.Read(ref _refused);

    /// <summary>Whether somebody should be told again that messages are refused.</summary>
    internal bool IsTimeToSay()
    {
        var (said, now) = (Interlocked.Read(ref _said), clock.GetTimestamp());
        return (said == long.MinValue || clock.GetElapsedTime(said, now) >= SayEvery) && Interlocked.CompareExchange(ref _said, now, said) == said;
    }

    internal bool IsUrgent(object message) => rules.IsUrgent(message);

    /// <summary>Why a message is not taken; null where it is, and then <see cref="Left"/> must follow.</summary>
    internal string? Refusal(object message)
    {
        if (rules.LimitOf(message) is not { } limit)
            return null;
        var refusal = _gates.GetOrAdd(limit, static (l, time) => new AdmissionGate(l, time), clock).TryEnter(rules.SourceOf(message) ?? this);
        if (refusal is not null)
            Interlocked.Increment(ref _refused);
        return refusal;
    }

    /// <summary>A message has left the mailbox.</summary>
    internal void Left(object message)
    {
        if (rules.LimitOf(message) is { } limit && _gates.TryGetValue(limit, out var gate))
            gate.Leave(rules.SourceOf(message) ?? this);
    }
}
