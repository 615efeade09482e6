using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Link.Keys;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Simulation.Nodes;

/// <summary>The keys of the simulated nodes: real ones, enrolled for real, made once a process. No run depends on their bytes.</summary>
internal sealed class SimulatedKeys
{
    private static readonly Lazy<SimulatedKeys> _shared = new(() => new SimulatedKeys());

    private SimulatedKeys()
    {
        var directory = Directory.CreateTempSubdirectory("kiwoom-simulation-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
        Gateway = GatewayKey.LoadOrCreate(directory, TimeProvider.System);
        Enrolment = new BridgeEnrolment(directory, TimeProvider.System);
        var url = new Uri("wss://simulated/link");
        var code = Enrolment.Issue(Gateway, Bridge, url, TimeSpan.FromMinutes(1));
        var key = BridgeKey.Create();
        var (_, refusal) = Enrolment.Redeem(code.Secret.Span, Convert.ToBase64String(key.SubjectPublicKeyInfo));
        if (refusal is not null)
            throw new InvalidOperationException($"the simulated bridge could not be enrolled: {refusal}");
        Identity = new BridgeIdentity(Bridge, url, Gateway.Pin.ToArray(), key);
    }

    /// <summary>The keys of this process.</summary>
    internal static SimulatedKeys Shared => _shared.Value;

    /// <summary>The simulated bridge.</summary>
    internal static BridgeId Bridge { get; } = BridgeId.Parse("simulated");

    internal GatewayKey Gateway { get; }

    internal BridgeEnrolment Enrolment { get; }

    internal BridgeIdentity Identity { get; }
}
