using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Ocx;
using Kiwoom.Bridge.Ocx.Pump;

namespace Kiwoom.Specs.OcxDriver;

/// <summary>Takes <c>{"id":1,"call":"GetLoginInfo","args":["ACCNO"]}</c>, a line each, and answers <c>{"id":1,"result":…}</c> or <c>{"id":1,"error":{…}}</c> as soon as it
/// can, so that others are answered while one waits in a modal window. All of the control's methods, and:
/// <list type="bullet">
/// <item><c>$fields [trCode, [single…], [row…]]</c>: read with that TR's answers; <c>$fids [fid…]</c>: read with every real-time event</item>
/// <item><c>$tables [trCode…]</c>: TRs whose whole table is read with their answers</item>
/// <item><c>$tally [n]</c>: events are taken, not written, until there are so many; then their number and a digest of them in order</item>
/// <item><c>$tallied</c>: how many that are so far</item>
/// <item><c>$threads</c>: the threads on which the control was called and on which its events came; <c>$stray</c>: uses the control on another one</item>
/// <item><c>$unsited</c>: calls another control, which has no window</item>
/// <item><c>$blocked</c>, <c>$dialogs</c>, <c>$memory</c>: <c>blocked_ms</c>, <c>dialogs</c>, bytes</item>
/// <item><c>$latency [n, what]</c>: of a "call" that the control's servers answer, of a "getter" that the control answers by itself, or of "nothing"</item>
/// <item><c>$repeat [n, method, args…]</c>, <c>$count [seconds]</c>: measure; events are counted, not written, while <c>$count</c> runs</item>
/// <item><c>$notice [title, text]</c>: a message box with one button on the control's thread, as the control shows its notices; answers when it is closed</item>
/// <item><c>$end</c>, or the end of the input: ends</item>
/// </list></summary>
[SupportedOSPlatform("windows")]
internal sealed class Driver
{
    private readonly OcxControl _control;
    private readonly StaThread _thread;
    private readonly OcxKiwoom _ocx;
    private readonly ThreadsSeen _callers = new();
    private readonly LineOut _lines;
    private readonly EventReading _reading;
    private readonly EventStream _events;
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _underWay;

    internal Driver(OcxControl control, LineOut lines)
    {
        (_control, _thread, _ocx, _lines) = (control, (StaThread)control.Thread, (OcxKiwoom)control.Api, lines);
        _reading = new EventReading(control.Api);
        _events = new EventStream(_reading, lines, () => _underWay);
    }

    internal async Task Run(Stream input)
    {
        await _thread.Invoke(() => _control.Api.Advise(_events)).ConfigureAwait(false);
        _lines.Write(new { ready = true, bits = nint.Size * 8, process = Environment.ProcessId });
        new Thread(() => Read(input)) { IsBackground = true, Name = "input" }.Start();
        await _end.Task.ConfigureAwait(false);
    }

    private void Read(Stream input)
    {
        using var reader = new StreamReader(input);
        while (reader.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            _ = Answer(line);
        }

        _end.TrySetResult();
    }

    private async Task Answer(string line)
    {
        JsonElement id = default;
        try
        {
            var command = JsonSerializer.Deserialize<JsonElement>(line);
            id = command.TryGetProperty("id", out var given) ? given : default;
            var name = command.GetProperty("call").GetString()!;
            var args = command.TryGetProperty("args", out var list) ? list.EnumerateArray().ToArray() : [];
            var from = Now();
            var result = name.StartsWith('$') ? await Own(name, args).ConfigureAwait(false) : await Call(ControlCall.Of(name, args)).ConfigureAwait(false);
            _lines.Write(new { id = Id(id), result, took_us = Now() - from });
        }
        catch (Exception fault)
        {
            _lines.Write(new { id = Id(id), error = new { type = fault.GetType().Name, hresult = $"0x{fault.HResult:X8}", message = fault.Message } });
        }
    }

    private Task<object?> Call(ControlCall call) => _thread.Invoke(() =>
    {
        _underWay = call.Name;
        _callers.Note();
        try
        {
            return call.Make(_ocx);
        }
        finally
        {
            _underWay = null;
        }
    });

    private async Task<object?> Own(string name, JsonElement[] args)
    {
        switch (name)
        {
            case "$fields":
                _reading.Fields(args[0].GetString()!, Texts(args[1]), args.Length > 2 ? Texts(args[2]) : []);
                return null;
            case "$fids":
                _reading.RealFids = [.. args.Select(a => a.GetInt32())];
                return null;
            case "$tables":
                _reading.Tables = Texts(args);
                return null;
            case "$tally":
                return await Tally(args[0].GetInt32()).ConfigureAwait(false);
            case "$tallied":
                return _events.Tally?.Events ?? 0;
            case "$threads":
                return new { calls = _callers.All, events = _events.Threads.All };
            case "$stray":
                return await Task.Run(_ocx.GetConnectState).ConfigureAwait(false);
            case "$unsited":
                return await _thread.Invoke<object?>(() => UnsitedControl.Call()).ConfigureAwait(false);
            case "$blocked":
                return new { blocked_ms = (long)_thread.BlockedFor.TotalMilliseconds };
            case "$dialogs":
                return new { dialogs = _control.Dialogs.Open.Select(d => new { kind = d.Kind.ToString(), title = d.Window.Title, text = d.Window.Text, buttons = d.Window.Buttons, says = d.Says }) };
            case "$memory":
                return Memory();
            case "$latency":
                return await Latency.Measure(_thread.Invoke, Measured(args.Length > 1 ? args[1].GetString()! : "call"), args[0].GetInt32()).ConfigureAwait(false);
            case "$repeat":
                return await Repeat(args[0].GetInt32(), ControlCall.Of(args[1].GetString()!, args[2..])).ConfigureAwait(false);
            case "$count":
                return await Count(args[0].GetInt32()).ConfigureAwait(false);
            case "$notice":
                return await _thread.Invoke<object?>(() => MessageBox.Show(args[0].GetString()!, args[1].GetString()!)).ConfigureAwait(false);
            case "$end":
                _end.TrySetResult();
                return null;
            default:
                throw new ArgumentException($"There is no {name}.");
        }
    }

    private Func<int> Measured(string what) => what switch
    {
        "call" => _ocx.GetConnectState,
        "getter" => () => _ocx.GetChejanData(Fid.OrderNo).Length,
        "nothing" => () => 0,
        _ => throw new ArgumentException($"There is nothing like {what} to measure."),
    };

    private Task<object> Repeat(int times, ControlCall call) => _thread.Invoke<object>(() =>
    {
        var from = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
            call.Make(_ocx);
        var took = Stopwatch.GetElapsedTime(from);
        return new { times, seconds = Math.Round(took.TotalSeconds, 3), per_second = Math.Round(times / took.TotalSeconds) };
    });

    private async Task<object> Count(int seconds)
    {
        var count = new EventCount();
        _events.Count = count;
        await Task.Delay(TimeSpan.FromSeconds(seconds)).ConfigureAwait(false);
        _events.Count = null;
        return count.Result(seconds);
    }

    private async Task<object> Tally(int events)
    {
        var tally = new EventTally(events);
        _events.Tally = tally;
        await tally.Full.ConfigureAwait(false);
        _events.Tally = null;
        return tally.Result();
    }

    private static object Memory()
    {
        // Aggressive: what is free goes back to the system, so that the working set is what is in use.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return new { private_bytes = process.PrivateMemorySize64, working_set = process.WorkingSet64, heap = GC.GetTotalMemory(forceFullCollection: true) };
    }

    private static object? Id(JsonElement id) => id.ValueKind == JsonValueKind.Undefined ? null : id;

    private static long Now() => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);

    private static string[] Texts(JsonElement list) => Texts([.. list.EnumerateArray()]);

    private static string[] Texts(JsonElement[] list) => [.. list.Select(e => e.GetString()!)];
}
