using System.Collections.Concurrent;
using System.Diagnostics;

namespace Kiwoom.Benchmarks;

/// <summary>The gateway's side of <see cref="OrderPathBridge"/>.</summary>
internal sealed class NativeBridge : IMeasuredBridge
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<TaskCompletionSource<string[]>> _asked = new();
    private readonly BridgeLaunch _launch;
    private readonly Process _process;
    private readonly Task _listening;

    private NativeBridge(BridgeLaunch launch)
    {
        _launch = launch;
        _process = OrderPathBridge.Start(launch);
        _process.StandardInput.AutoFlush = true;
        _listening = Task.Run(Listen);
    }

    public int ProcessId => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => "";

    internal static Task<IMeasuredBridge> Start(BridgeLaunch launch) => Task.FromResult<IMeasuredBridge>(new NativeBridge(launch));

    public async Task<int> Storm(int events, int perSecond) => int.Parse((await Ask($"storm {events} {perSecond}"))[0]);

    public async Task<EventsRead> EventsRead()
    {
        var figures = await Ask("events");
        return new EventsRead(long.Parse(figures[0]), long.Parse(figures[1]));
    }

    /// <summary>How many quotes a second it sends beside the market's own.</summary>
    internal Task Quotes(int perSecond) => _process.StandardInput.WriteLineAsync($"quotes {perSecond}");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        await _listening.WaitAsync(_patience);
        _process.Dispose();
    }

    private Task<string[]> Ask(string line)
    {
        var answer = new TaskCompletionSource<string[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue(answer);
        _process.StandardInput.WriteLine(line);
        return answer.Task;
    }

    private async Task Listen()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var parts = line.Split(' ');
            if (parts[0] != OrderPathBridge.Answer)
                _launch.SendOrderCalled(parts[0], long.Parse(parts[1]));
            else if (_asked.TryDequeue(out var answer))
                answer.SetResult(parts[1..]);
        }

        while (_asked.TryDequeue(out var unanswered))
            unanswered.SetException(new InvalidOperationException("the bridge's process ended"));
    }
}
