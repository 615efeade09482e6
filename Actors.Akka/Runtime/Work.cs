using Akka.Actor;

namespace Kiwoom.OnAkka.Runtime;

/// <summary>Tells an actor that something waits in its inbox.</summary>
internal sealed class Work : INoSerializationVerificationNeeded
{
    internal static Work Waits { get; } = new();
}
