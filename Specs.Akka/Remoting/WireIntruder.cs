using Akka.Actor;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>An actor that another system tries to make in the gateway's.</summary>
internal sealed class WireIntruder : UntypedActor
{
    private static int _atGateway;

    public WireIntruder()
    {
        if (Context.System.Name == Kiwoom.OnAkka.Remoting.RemotingSettings.GatewaySystem)
            Interlocked.Increment(ref _atGateway);
    }

    internal static int AtGateway => Volatile.Read(ref _atGateway);

    protected override void OnReceive(object message)
    {
    }
}
