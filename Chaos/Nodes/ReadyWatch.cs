using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Chaos.Faults;
using Kiwoom.Chaos.Trading;

namespace Kiwoom.Chaos.Nodes;

/// <summary>Waits until the system can trade again, and measures how long that took.</summary>
/// <param name="system">The system.</param>
/// <param name="api">The gateway, for an admin.</param>
internal sealed class ReadyWatch(TradingSystem system, GatewayApi api)
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan _stageBound = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(15);
    private readonly List<TimeSpan> _recoveries = [];

    /// <summary>From the last start of a process to ready, once for each recovery.</summary>
    internal IReadOnlyList<TimeSpan> Recoveries => _recoveries;

    /// <summary>Waits until ready. Throws <see cref="ChaosException"/> that names what is stuck.</summary>
    internal async Task UntilReady(string after, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var reply = await api.Get("/health/ready").ConfigureAwait(false);
            if (reply.Status == 200)
                return;

            if (Stopwatch.GetElapsedTime(since) > _bound)
                throw new ChaosException($"not ready within {_bound.TotalSeconds:0} s after {after}: {Stuck(reply)}");

            await Task.Delay(_look, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until ready after a kill, with a link that is younger than the kill, and takes the time since the last start.</summary>
    internal async Task UntilRecovered(string after, long linksBefore, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        while (system.Proxy.Accepted <= linksBefore)
        {
            if (Stopwatch.GetElapsedTime(since) > _bound)
                throw new ChaosException($"the bridge did not dial within {_bound.TotalSeconds:0} s after {after}");

            await Task.Delay(_look, stop).ConfigureAwait(false);
        }

        await UntilReady(after, stop).ConfigureAwait(false);
        _recoveries.Add(Stopwatch.GetElapsedTime(system.LastStart));
    }

    /// <summary>Waits until a recovery has come so far, or is already over.</summary>
    internal async Task Until(RecoveryStage stage, CancellationToken stop)
    {
        var since = Stopwatch.GetTimestamp();
        while (stage == RecoveryStage.Reconciling && Stopwatch.GetElapsedTime(since) < _stageBound)
        {
            if (IsReady(await api.Get("/health/ready").ConfigureAwait(false), "link"))
                return;

            await Task.Delay(TimeSpan.FromMilliseconds(3), stop).ConfigureAwait(false);
        }
    }

    /// <summary>Why a part is not ready now; null where it is, or where nobody answers.</summary>
    internal async Task<string?> ReasonOf(string part) =>
        PartsOf(await api.Get("/health/ready").ConfigureAwait(false)).Where(p => p.Name == part && !p.Ready).Select(p => p.Reason).FirstOrDefault();

    private static bool IsReady(ApiReply reply, string part) => PartsOf(reply).Any(p => p.Name == part && p.Ready);

    private static string Stuck(ApiReply reply) => reply.Body is null
        ? $"the gateway answers with status {reply.Status}"
        : string.Join("; ", PartsOf(reply).Where(p => !p.Ready).Select(p => $"{p.Name}: {p.Reason}"));

    private static IEnumerable<(string Name, bool Ready, string? Reason)> PartsOf(ApiReply reply) =>
        reply.Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("parts", out var parts)
            ? parts.EnumerateArray().Select(p => (p.GetProperty("part").GetString()!, p.GetProperty("ready").GetBoolean(), p.GetProperty("reason").GetString()))
            : [];
}
