using System.Diagnostics;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Link;

namespace Kiwoom.Gateway.Demo;

/// <summary>Enrols the demonstration's bridge the way an operator enrols one: a code from the gateway, given to <c>kiwoom-bridge enroll</c>.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="machine">The machine's clock.</param>
internal sealed class DemoEnrolment(DemoOptions options, TimeProvider machine)
{
    private static readonly BridgeId _bridge = BridgeId.Parse("demo");
    private static readonly TimeSpan _codeLife = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(500);

    // Remembers that both ends know each other; without it, or after one end lost its keys, the bridge is enrolled anew.
    private string Marker => Path.Combine(options.BridgeDirectory, "enrolled");

    /// <summary>Enrols the bridge where it is not enrolled yet, as soon as the gateway listens. False where it was stopped before.</summary>
    internal async Task<bool> Ensure(int linkPort, Action<string> notice, CancellationToken stop)
    {
        var enrolment = new BridgeEnrolment(options.DataDirectory, machine);
        if (File.Exists(Marker) && enrolment.Find(_bridge) is { RevokedAt: null })
            return true;

        using var key = GatewayKey.LoadOrCreate(options.DataDirectory, machine);
        var code = enrolment.Issue(key, _bridge, new Uri($"wss://localhost:{linkPort}/link"), _codeLife).ToString();
        var told = false;
        while (!stop.IsCancellationRequested)
        {
            var (exitCode, words) = await Enroll(code).ConfigureAwait(false);
            if (exitCode == 0)
            {
                await File.WriteAllTextAsync(Marker, _bridge.Value, CancellationToken.None).ConfigureAwait(false);
                return true;
            }

            if (!told)
            {
                told = true;
                notice($"waiting for the gateway to enrol the bridge ({words.Trim()})");
            }

            try
            {
                await Task.Delay(_again, machine, stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        return false;
    }

    private async Task<(int ExitCode, string Words)> Enroll(string code)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])[options.BridgeAssembly, "enroll", code, "--data", options.BridgeDirectory])
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start) ?? throw new InvalidOperationException("the bridge's enrolment could not be started");
        var words = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return (process.ExitCode, await words.ConfigureAwait(false));
    }
}
