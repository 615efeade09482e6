using Akka.Actor;
using Akka.Event;

namespace Kiwoom.OnAkka.Remoting.Guard;

/// <summary>What stands for a message from the wire that is not let in. Harmful by Akka's word for it, so that a system in untrusted mode drops it, in a selection
/// too; and since reading it raises nothing, the association lives on whatever was sent.</summary>
public sealed class Refused : IPossiblyHarmful, IDeadLetterSuppression, INoSerializationVerificationNeeded
{
    private Refused()
    {
    }

    /// <summary>The only one.</summary>
    public static Refused Message { get; } = new();
}
