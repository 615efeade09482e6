using System.Diagnostics;

namespace Kiwoom.Specs.Wine;

/// <summary>A Windows program under Wine, with its input and its output as lines.</summary>
internal sealed class WineProcess : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task _reading;
    private readonly Lock _gate = new();
    private readonly List<string> _output = [];
    private readonly List<string> _everything = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _silent;
    private int _looked;

    private WineProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(Read(process.StandardOutput, _output), Read(process.StandardError, null)).ContinueWith(
            _ =>
            {
                lock (_gate)
                    _silent = true;
                Tell();
            },
            TaskScheduler.Default);
    }

    /// <summary>Its process id on Linux.</summary>
    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Everything that it wrote to its standard output so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _output];
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its file; see <see cref="WineEnvironment"/>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="variables">Environment variables of its own.</param>
    public static WineProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? variables = null) =>
        new(Process.Start(WineEnvironment.Start(program, arguments, variables)) ?? throw new InvalidOperationException("wine did not start"));

    /// <summary>Writes a line to its standard input.</summary>
    public async Task Send(string line)
    {
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits for the next line of its output that satisfies a condition; lines before it count as read.</summary>
    public async Task<string> Line(Func<string, bool> wanted, string what)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            Task news;
            lock (_gate)
            {
                for (; _looked < _output.Count; _looked++)
                {
                    if (wanted(_output[_looked]))
                        return _output[_looked++];
                }

                if (_silent)
                    throw new InvalidOperationException($"it ended before {what} came:\n{Everything()}");
                news = _news.Task;
            }

            var left = _patience - Stopwatch.GetElapsedTime(since);
            if (left <= TimeSpan.Zero || await Task.WhenAny(news, Task.Delay(left)) != news)
                throw new TimeoutException($"{what} did not come:\n{Everything()}");
        }
    }

    /// <summary>Waits for the next line that begins with a text.</summary>
    public Task<string> Line(string begin) => Line(l => l.StartsWith(begin, StringComparison.Ordinal), $"'{begin}'");

    /// <summary>Ends its standard input.</summary>
    public void EndInput() => _process.StandardInput.Close();

    /// <summary>kill -9.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end; gives its exit code.</summary>
    public async Task<int> End()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(_patience);
            await _reading.WaitAsync(_patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"it did not end:\n{Everything()}");
        }

        return _process.ExitCode;
    }

    /// <summary>What it wrote to either output, for messages.</summary>
    public string Everything()
    {
        lock (_gate)
            return string.Join('\n', _everything);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _reading.WaitAsync(_patience);
        _process.Dispose();
    }

    private async Task Read(StreamReader reader, List<string>? into)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                into?.Add(line);
                _everything.Add(line);
            }

            Tell();
        }
    }

    private void Tell()
    {
        TaskCompletionSource told;
        lock (_gate)
            (told, _news) = (_news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        told.SetResult();
    }
}
