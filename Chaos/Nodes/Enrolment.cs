using System.Diagnostics;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Chaos.Nodes;

/// <summary>Enrols the bridge the way an operator does: a code from the gateway, given to <c>kiwoom-bridge enroll</c>.</summary>
internal static class Enrolment
{
    private static readonly BridgeId _bridge = BridgeId.Parse("chaos");
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(200);

    /// <summary>Enrols the bridge with the running gateway.</summary>
    internal static async Task Enrol(string gatewayDirectory, string bridgeAssembly, string bridgeDirectory, int linkPort, CancellationToken stop)
    {
        using var key = GatewayKey.LoadOrCreate(gatewayDirectory, TimeProvider.System);
        var code = new BridgeEnrolment(gatewayDirectory, TimeProvider.System).Issue(key, _bridge, new Uri($"wss://localhost:{linkPort}/link"), BridgeEnrolment.DefaultLifetime).ToString();
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var (exitCode, words) = await Run([bridgeAssembly, "enroll", code, "--data", bridgeDirectory]).ConfigureAwait(false);
            if (exitCode == 0)
                return;

            if (Stopwatch.GetElapsedTime(since) > _patience)
                throw new ChaosException($"the bridge could not be enrolled: {words.Trim()}");

            await Task.Delay(_again, stop).ConfigureAwait(false);
        }
    }

    private static async Task<(int ExitCode, string Words)> Run(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start) ?? throw new ChaosException("the bridge's enrolment could not be started");
        var words = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return (process.ExitCode, await words.ConfigureAwait(false));
    }
}
