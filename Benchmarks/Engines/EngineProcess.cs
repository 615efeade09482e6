using System.Diagnostics;
using System.Text.Json;

namespace Kiwoom.Benchmarks.Engines;

/// <summary>A process of <see cref="EngineWork"/>: this program, as one of the two builds made it.</summary>
internal sealed class EngineProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;

    internal EngineProcess(string program, string journal, string password)
    {
        var host = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["exec", program, EnginesBenchmark.Name, EngineWork.Verb, journal])
            start.ArgumentList.Add(argument);

        // A journal's address holds no password.
        start.Environment["PGPASSWORD"] = password;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        _process.StandardInput.AutoFlush = true;
    }

    /// <summary>Events a second, with so many of each account on their way.</summary>
    internal async Task<double> Persist(string database, int accounts, int events, int window) => (await Ask($"persist\t{database}\t{accounts}\t{events}\t{window}"))[0];

    /// <summary>Microseconds of each of so many orders.</summary>
    internal Task<double[]> Orders(int count) => Ask($"orders\t{count}");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<double[]> Ask(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        while (await _process.StandardOutput.ReadLineAsync().WaitAsync(_patience) is { } answer)
        {
            if (answer.StartsWith('['))
                return JsonSerializer.Deserialize<double[]>(answer)!;
        }

        throw new InvalidOperationException("the engine's process ended");
    }
}
