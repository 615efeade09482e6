using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Kiwoom.Benchmarks.Recovery;

/// <summary>A gateway as a process of its own, from its start to its SIGKILL, with the moments on the way.</summary>
internal sealed class StartedGateway : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(2);
    private readonly Process _process;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly long _startedAt = Stopwatch.GetTimestamp();

    private StartedGateway(Process process) => _process = process;

    /// <summary>From the start of the process to the first answer of <c>/health/live</c>.</summary>
    internal TimeSpan Live { get; private set; }

    /// <summary>To where <c>/health/ready</c> says that the journal is, and the account has answered.</summary>
    internal TimeSpan Ready { get; private set; }

    /// <summary>Orders that the account ever decided on, as it then says.</summary>
    internal int OrdersShown { get; private set; }

    internal static async Task<StartedGateway> Start(string data)
    {
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "kiwoom-gateway.dll"), "run", "--data", data, "--port", "0", "--link-port", "0", "--stop-on-stdin-eof"])
            start.ArgumentList.Add(argument);

        var gateway = new StartedGateway(Process.Start(start) ?? throw new InvalidOperationException("the gateway process did not start"));
        try
        {
            using var limit = new CancellationTokenSource(_patience);
            await gateway.Measure(limit.Token);
            return gateway;
        }
        catch
        {
            gateway.Dispose();
            throw;
        }
    }

    /// <summary>Kills it without a word.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit(TimeSpan.FromSeconds(30));
        _process.Dispose();
        _http.Dispose();
    }

    private async Task Measure(CancellationToken limit)
    {
        var said = new List<string>();
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (said)
                said.Add(line.Data ?? string.Empty);
        };
        _process.BeginErrorReadLine();
        Uri? link = null;
        while (link is null)
        {
            var line = await _process.StandardOutput.ReadLineAsync(limit) ?? throw new InvalidOperationException($"the gateway ended: {string.Join(Environment.NewLine, said)}");
            if (line.StartsWith("gateway: ", StringComparison.Ordinal))
                link = new Uri(line["gateway: ".Length..]);
        }

        _ = _process.StandardOutput.ReadToEndAsync(limit);
        _http.BaseAddress = new Uri(link.GetLeftPart(UriPartial.Authority));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", link.Query["?token=".Length..]);
        (await _http.GetAsync(new Uri("/health/live", UriKind.Relative), limit)).EnsureSuccessStatusCode();
        Live = Stopwatch.GetElapsedTime(_startedAt);
        while (!await JournalIsReady(limit))
            await Task.Delay(_poll, limit);
        using var orders = await Read($"/api/orders?limit=1&account_no={TradedJournal.Account}", limit);
        Ready = Stopwatch.GetElapsedTime(_startedAt);
        OrdersShown = orders.RootElement.GetArrayLength();
    }

    private async Task<bool> JournalIsReady(CancellationToken limit)
    {
        using var ready = await Read("/health/ready", limit);
        return ready.RootElement.GetProperty("parts").EnumerateArray().Any(p => p.GetProperty("part").GetString() == "journal" && p.GetProperty("ready").GetBoolean());
    }

    private async Task<JsonDocument> Read(string path, CancellationToken limit)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), limit);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(limit));
    }
}
