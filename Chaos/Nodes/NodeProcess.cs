using System.Diagnostics;

namespace Kiwoom.Chaos.Nodes;

/// <summary>One node as a process: started again at once whenever it dies, killed the hard way when told to. It ends with this process, since
/// its standard input then closes.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan _pauseAfterCrash = TimeSpan.FromMilliseconds(300);
    private readonly IReadOnlyList<string> _arguments;
    private readonly string _logFile;
    private readonly Action<NodeProcess, int> _onCrash;
    private readonly Lock _gate = new();
    private Process? _process;
    private Task _running = Task.CompletedTask;
    private TaskCompletionSource? _ending;
    private bool _stopping;
    private bool _expected;

    /// <summary>Describes a node.</summary>
    /// <param name="name">For people.</param>
    /// <param name="arguments">The assembly and its arguments.</param>
    /// <param name="logFile">Takes its standard error.</param>
    /// <param name="onCrash">Hears when it ended without being told to, with its exit code.</param>
    public NodeProcess(string name, IReadOnlyList<string> arguments, string logFile, Action<NodeProcess, int> onCrash)
    {
        Name = name;
        _arguments = arguments;
        _logFile = logFile;
        _onCrash = onCrash;
    }

    /// <summary>For people.</summary>
    public string Name { get; }

    /// <summary>When the present process was started, on the machine's time stamp.</summary>
    public long StartedAt { get; private set; }

    /// <summary>The last line on standard output that was one JSON object.</summary>
    public string? LastWords { get; private set; }

    /// <summary>How the last process ended.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Starts the node and keeps it running.</summary>
    public void Start() => _running = Task.Run(KeepRunning);

    /// <summary>SIGKILL. False where no process ran at that moment. Ends when the process is gone and the next one was started.</summary>
    public async Task<bool> Kill()
    {
        Task ended;
        lock (_gate)
        {
            if (_process is not { HasExited: false } || _expected)
                return false;

            _expected = true;
            ended = Ending();
            _process.Kill();
        }

        await ended.ConfigureAwait(false);
        return true;
    }

    /// <summary>Stops the process in order and lets the next one start. Ends when it was started.</summary>
    public async Task Restart(TimeSpan grace)
    {
        Task ended;
        lock (_gate)
        {
            _expected = true;
            ended = Ending();
            _process?.StandardInput.Close();
        }

        if (await Task.WhenAny(ended, Task.Delay(grace)).ConfigureAwait(false) != ended)
            throw new ChaosException($"the {Name} did not stop within {grace.TotalSeconds:0} s");
    }

    /// <summary>Stops the process in order, for good. False where it had to be killed after the grace time.</summary>
    public async Task<bool> Stop(TimeSpan grace)
    {
        lock (_gate)
        {
            _stopping = true;
            _process?.StandardInput.Close();
        }

        if (await Task.WhenAny(_running, Task.Delay(grace)).ConfigureAwait(false) == _running)
            return true;

        lock (_gate)
            _process?.Kill();

        await _running.ConfigureAwait(false);
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_running.IsCompleted)
            await Stop(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
    }

    private Task Ending() => (_ending ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private async Task KeepRunning()
    {
        while (true)
        {
            using var process = Launch();
            if (process is null)
                return;

            var logging = KeepLog(process.StandardError);
            while (await process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                if (line.StartsWith('{') && line.EndsWith('}'))
                    LastWords = line;
            }

            await logging.ConfigureAwait(false);
            await process.WaitForExitAsync().ConfigureAwait(false);
            bool crashed;
            lock (_gate)
            {
                ExitCode = process.ExitCode;
                _process = null;
                crashed = !_expected && !_stopping;
            }

            if (!crashed)
                continue;

            _onCrash(this, process.ExitCode);
            await Task.Delay(_pauseAfterCrash).ConfigureAwait(false);
        }
    }

    private Process? Launch()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in _arguments)
            start.ArgumentList.Add(argument);

        lock (_gate)
        {
            if (_stopping)
            {
                _ending?.TrySetResult();
                return null;
            }

            _process = Process.Start(start) ?? throw new ChaosException($"the {Name} could not be started");
            StartedAt = Stopwatch.GetTimestamp();
            _expected = false;
            _ending?.TrySetResult();
            _ending = null;
            return _process;
        }
    }

    private async Task KeepLog(StreamReader errors)
    {
        var log = new StreamWriter(new FileStream(_logFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
        await using (log.ConfigureAwait(false))
        {
            await log.WriteLineAsync($"--- started").ConfigureAwait(false);
            while (await errors.ReadLineAsync().ConfigureAwait(false) is { } line)
                await log.WriteLineAsync(line).ConfigureAwait(false);
        }
    }
}
