using System.Diagnostics;

namespace Kiwoom.Gateway.Demo;

/// <summary>A child that is started again when it dies, and asked to stop by closing its standard input. When this process is killed the
/// pipe closes by itself, so that no child is left behind.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan _leastPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _mostPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _healthyRun = TimeSpan.FromSeconds(30);
    private readonly string _name;
    private readonly IReadOnlyList<string> _arguments;
    private readonly string _logFile;
    private readonly Action<string> _onLine;
    private readonly Action<string> _onNotice;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private Process? _process;
    private Task _running = Task.CompletedTask;

    /// <summary>Describes a child that runs a .NET assembly.</summary>
    /// <param name="name">For people.</param>
    /// <param name="arguments">The assembly and its arguments.</param>
    /// <param name="logFile">Takes its standard error.</param>
    /// <param name="onLine">Hears each line of its standard output.</param>
    /// <param name="onNotice">Hears of its deaths and restarts.</param>
    public ChildProcess(string name, IReadOnlyList<string> arguments, string logFile, Action<string> onLine, Action<string> onNotice)
    {
        _name = name;
        _arguments = arguments;
        _logFile = logFile;
        _onLine = onLine;
        _onNotice = onNotice;
    }

    /// <summary>How the child ended after it was asked to stop; null before.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Starts the child and keeps it running.</summary>
    public void Start() => _running = Task.Run(KeepRunning);

    /// <summary>Asks the child to stop and waits; kills it after the grace time. True where it stopped by itself.</summary>
    public async Task<bool> Stop(TimeSpan grace)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        lock (_gate)
            _process?.StandardInput.Close();

        if (await Task.WhenAny(_running, Task.Delay(grace)).ConfigureAwait(false) == _running)
            return true;

        _onNotice($"{_name} did not stop within {grace.TotalSeconds:0} s and is killed");
        lock (_gate)
            _process?.Kill(entireProcessTree: true);

        await _running.ConfigureAwait(false);
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_running.IsCompleted)
            await Stop(TimeSpan.FromSeconds(5)).ConfigureAwait(false);

        _stopping.Dispose();
    }

    private async Task KeepRunning()
    {
        var pause = _leastPause;
        while (!_stopping.IsCancellationRequested)
        {
            var startedAt = Stopwatch.GetTimestamp();
            await RunOnce().ConfigureAwait(false);
            if (_stopping.IsCancellationRequested)
                return;

            pause = Stopwatch.GetElapsedTime(startedAt) > _healthyRun ? _leastPause : pause;
            _onNotice($"{_name} ended with exit code {ExitCode} and is started again in {pause.TotalSeconds:0.0} s");
            try
            {
                await Task.Delay(pause, _stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = pause * 2 < _mostPause ? pause * 2 : _mostPause;
        }
    }

    private async Task RunOnce()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in _arguments)
            start.ArgumentList.Add(argument);

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{_name} could not be started");
        lock (_gate)
        {
            _process = process;
            if (_stopping.IsCancellationRequested)
                process.StandardInput.Close();
        }

        var logging = KeepLog(process.StandardError);
        while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
            _onLine(line);

        await logging.ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        lock (_gate)
            _process = null;

        ExitCode = process.ExitCode;
    }

    private async Task KeepLog(StreamReader errors)
    {
        var log = new StreamWriter(new FileStream(_logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        await using (log.ConfigureAwait(false))
        {
            while (await errors.ReadLineAsync().ConfigureAwait(false) is { } line)
                await log.WriteLineAsync(line).ConfigureAwait(false);
        }
    }
}
