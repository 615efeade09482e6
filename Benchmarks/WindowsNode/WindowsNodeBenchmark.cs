using System.Runtime.InteropServices;

namespace Kiwoom.Benchmarks.WindowsNode;

/// <summary>The node as a Windows program under Wine, on the stand-in control, beside the native node on the simulated Kiwoom: latency of calls, the order
/// path, storms of events, and memory under a steady one. Everything in turns in one run.</summary>
public static class WindowsNodeBenchmark
{
    private const string Name = "windows-node";
    private const int Turns = 6;
    private const int Interrupted = 130;

    public static async Task<int> Run(string[] args)
    {
        if (args is [OrderPathBridge.Verb, var code, var bridgeData, var clock])
            return await OrderPathBridge.Run(code, bridgeData, clock);
        if (args.Any(a => a is "--help" or "-h"))
        {
            Console.WriteLine(WindowsNodeOptions.Usage);
            return 0;
        }

        try
        {
            // So that a script can have the options checked before it sets up Wine.
            if (args is ["--check", .. var given])
            {
                WindowsNodeOptions.Of(given);
                return 0;
            }

            return await Interruptible(WindowsNodeOptions.Of(args));
        }
        catch (FormatException fault)
        {
            Console.Error.WriteLine(fault.Message);
            Console.Error.WriteLine(WindowsNodeOptions.Usage);
            return 2;
        }
    }

    private static async Task<int> Interruptible(WindowsNodeOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await Measure(options, stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Interrupted;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task Measure(WindowsNodeOptions options, CancellationToken stop)
    {
        var figures = new Figures(Name, $"The Windows node under Wine and the native node, {options.Runs} runs in turns");
        figures.Note("runs", options.Runs);
        figures.Note("processors", Environment.ProcessorCount);
        figures.Note("load_begin", Load());
        await Orders(figures, options, stop);
        Say("starting the nodes for storms …");
        await using (var native = await StormRig.Start(Name, NativeBridge.Start))
        {
            stop.ThrowIfCancellationRequested();
            await using var wine = await StormRig.Start(Name, WineBridge.Start);
            await Calls(figures, options, wine.Data, stop);
            await Storms(figures, options, native, wine, stop);
            await Memory(figures, options, native, wine, stop);
        }

        figures.Note("load_end", Load());
        figures.Print();
    }

    private static async Task Orders(Figures figures, WindowsNodeOptions options, CancellationToken stop)
    {
        Say("starting the nodes for orders …");
        await using var native = await OrderPathRig.Start(Name, NativeBridge.Start, RigMarket.Open);
        stop.ThrowIfCancellationRequested();
        await using var wine = await OrderPathRig.Start(Name, WineBridge.Start, RigMarket.Open);
        await Place(native, "warm", options.Orders).WaitAsync(stop);
        await Place(wine, "warm", options.Orders).WaitAsync(stop);
        var (natives, wines) = (new List<Percentiles>(), new List<Percentiles>());
        for (var run = 0; run < options.Runs; run++)
        {
            Say($"orders, run {run + 1} of {options.Runs} …");
            var (nativeTimes, wineTimes) = (new List<double>(), new List<double>());
            for (var turn = 0; turn < Turns; turn++)
            {
                // In turns, so that whatever else the machine does falls on both.
                nativeTimes.AddRange(await Place(native, $"r{run}t{turn}", options.Orders / Turns).WaitAsync(stop));
                wineTimes.AddRange(await Place(wine, $"r{run}t{turn}", options.Orders / Turns).WaitAsync(stop));
            }

            natives.Add(Percentiles.Of(nativeTimes));
            wines.Add(Percentiles.Of(wineTimes));
        }

        figures.Head("PlaceOrder at the account's actor → SendOrder, µs");
        figures.Note("orders_a_run", options.Orders / Turns * Turns);
        figures.Add("native_order_p50_us", "native: p50", natives.Select(r => r.P50));
        figures.Add("wine_order_p50_us", "Wine (frame at the stand-in's server): p50", wines.Select(r => r.P50));
        figures.Ratio("ratio_order_p50", "Wine / native: p50", wines.Select(r => r.P50), natives.Select(r => r.P50));
        figures.Add("native_order_p99_us", "native: p99", natives.Select(r => r.P99));
        figures.Add("wine_order_p99_us", "Wine: p99", wines.Select(r => r.P99));
        figures.Ratio("ratio_order_p99", "Wine / native: p99", wines.Select(r => r.P99), natives.Select(r => r.P99));
    }

    private static async Task<List<double>> Place(OrderPathRig rig, string name, int count)
    {
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            times.Add(await rig.Place($"{name}-{i}"));
            await Task.Delay(OrderPathRig.Pause);
        }

        return times;
    }

    private static async Task Calls(Figures figures, WindowsNodeOptions options, DirectoryInfo data, CancellationToken stop)
    {
        await using var latency = await CallLatency.Start(Path.Combine(data.FullName, "calls"), data.FullName);
        var (nothing, getter, call, native) = (new List<Percentiles>(), new List<Percentiles>(), new List<Percentiles>(), new List<Percentiles>());
        for (var run = 0; run < options.Runs; run++)
        {
            Say($"calls, run {run + 1} of {options.Runs} …");
            nothing.Add(await latency.Wine("nothing", options.Calls).WaitAsync(stop));
            getter.Add(await latency.Wine("getter", options.Calls).WaitAsync(stop));
            call.Add(await latency.Wine("call", options.Calls).WaitAsync(stop));
            native.Add(await latency.Native(options.Calls).WaitAsync(stop));
        }

        figures.Head("Post → control's thread → result, µs");
        figures.Note("calls_a_run", options.Calls);
        Kind("sta_post", "Wine, nothing on the STA thread (floor)", nothing);
        Kind("com_getter", "Wine, COM call that the control answers itself", getter);
        Kind("com_call", "Wine, COM call that its server answers", call);
        Kind("native_call", "native, the same call of the simulated control", native);
        figures.Ratio("ratio_getter_p50", "COM getter / floor: p50", getter.Select(r => r.P50), nothing.Select(r => r.P50));
        figures.Ratio("ratio_getter_p99", "COM getter / floor: p99", getter.Select(r => r.P99), nothing.Select(r => r.P99));
        figures.Ratio("ratio_call_p50", "COM call / floor: p50", call.Select(r => r.P50), nothing.Select(r => r.P50));
        figures.Ratio("ratio_call_p99", "COM call / floor: p99", call.Select(r => r.P99), nothing.Select(r => r.P99));
        figures.Ratio("ratio_call_native_p50", "COM call / native call: p50", call.Select(r => r.P50), native.Select(r => r.P50));

        void Kind(string name, string label, List<Percentiles> runs)
        {
            figures.Add($"{name}_p50_us", $"{label}: p50", runs.Select(r => r.P50), 1);
            figures.Add($"{name}_p99_us", $"{label}: p99", runs.Select(r => r.P99), 1);
        }
    }

    private static async Task Storms(Figures figures, WindowsNodeOptions options, StormRig native, StormRig wine, CancellationToken stop)
    {
        await native.Storm(options.Events / 2, 0).WaitAsync(stop);
        await wine.Storm(options.Events / 2, 0).WaitAsync(stop);
        var (natives, wines) = (new List<StormResult>(), new List<StormResult>());
        for (var run = 0; run < options.Runs; run++)
        {
            Say($"storms, run {run + 1} of {options.Runs} …");

            // Each storm ends elsewhere than the one before, so that its last books can be told from those.
            natives.Add(await native.Storm(options.Events + run, 0).WaitAsync(stop));
            wines.Add(await wine.Storm(options.Events + run, 0).WaitAsync(stop));
        }

        figures.Head($"Storms of {options.Events:N0} events, as fast as they are taken");
        figures.Note("events_a_storm", options.Events);
        figures.Note("issues", Benchmarks.Storms.Symbols.Count);
        Side("native", "native", natives);
        Side("wine", "Wine", wines);
        figures.Ratio("ratio_events", "Wine / native: decoded/s", wines.Select(r => r.DecodedPerSecond), natives.Select(r => r.DecodedPerSecond));
        figures.Ratio("ratio_delivered", "Wine / native: delivered/s", wines.Select(r => r.DeliveredPerSecond), natives.Select(r => r.DeliveredPerSecond));

        void Side(string name, string label, List<StormResult> runs)
        {
            figures.Add($"{name}_events_raised", $"{label}: raised", runs.Select(r => (double)r.Raised));
            figures.Add($"{name}_events_lost", $"{label}: raised and not decoded", runs.Select(r => (double)r.Lost));
            figures.Add($"{name}_events_unreadable", $"{label}: of them unreadable", runs.Select(r => (double)r.Unreadable));
            figures.Add($"{name}_books_outdated", $"{label}: issues whose newest book did not arrive", runs.Select(r => (double)r.Outdated));
            figures.Add($"{name}_events_per_second", $"{label}: decoded/s, until the last is at the gateway", runs.Select(r => r.DecodedPerSecond));
            figures.Add($"{name}_delivered_per_second", $"{label}: delivered to the gateway's actor/s, conflated", runs.Select(r => r.DeliveredPerSecond));
            figures.Add($"{name}_delivered_share", $"{label}: delivered / decoded", runs.Select(r => (double)r.Delivered / r.Decoded), 3);
        }
    }

    private static async Task Memory(Figures figures, WindowsNodeOptions options, StormRig native, StormRig wine, CancellationToken stop)
    {
        Say($"memory, {options.Watch.TotalSeconds:0} s at 1,000 events a second at each …");
        var (wineCourse, nativeCourse) = (MemoryCourse.Of(wine, options.Watch), MemoryCourse.Of(native, options.Watch));
        await Task.WhenAll(wineCourse, nativeCourse).WaitAsync(stop);
        figures.Head($"Memory, {options.Watch.TotalSeconds:0} s at 1,000 events/s, both at once, once");
        figures.Note("memory_seconds", options.Watch.TotalSeconds);
        Side("native", "native", await nativeCourse);
        Side("wine", "Wine", await wineCourse);

        void Side(string name, string label, MemoryCourse course)
        {
            figures.One($"{name}_memory_early_bytes", $"{label}: resident bytes after {options.Watch.TotalSeconds / 10:0} s", course.Early);
            figures.One($"{name}_memory_late_bytes", $"{label}: at the end", course.Late);
            figures.One($"{name}_memory_most_bytes", $"{label}: most", course.Most);
            figures.One($"ratio_{name}_memory_growth", $"{label}: end / beginning", course.Growth, 3);
            figures.One($"{name}_memory_rate", $"{label}: events/s raised", course.Storm.Raised / course.Storm.RaisedIn.TotalSeconds);
            figures.One($"{name}_memory_lost", $"{label}: events lost", course.Storm.Lost);
            figures.One($"{name}_memory_books_outdated", $"{label}: issues whose newest book did not arrive", course.Storm.Outdated);
        }
    }

    private static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static void Say(string text) => Console.Error.WriteLine(text);
}
