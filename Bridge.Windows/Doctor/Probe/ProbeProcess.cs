using Kiwoom.Bridge.Doctor.Probe.Report;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>A probe's process: the lock that keeps a bridge away, the files of the report, the control, the run.</summary>
public static class ProbeProcess
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs a probe and gives a <see cref="BridgeExitCode"/>: 0 where every point is answered or explained, 1 where something failed,
    /// 3 while a bridge runs on the data directory, 5 where the login is not one to the mock server, 6 where orders are left.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <param name="loggers">Logs of the control.</param>
    /// <param name="say">Progress, for people.</param>
    /// <param name="stop">Ends the probe: open orders are cancelled and the report is written all the same.</param>
    public static async Task<int> Run(ProbeProcessOptions options, TimeProvider machine, ILoggerFactory loggers, Action<string> say, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(say);
        try
        {
            Directory.CreateDirectory(options.DataDirectory);

            // The lock of the order path's journal, and nothing else of it: the probe's orders are not the bridge's.
            using var alone = JournalLock.Take(Path.Combine(options.DataDirectory, BridgeProcess.JournalFileName));
            var time = BridgeTime.Of(options.Control.ClockDirectory, machine);
            using var files = ProbeReportFiles.Create(options.OutputDirectory, machine.GetUtcNow());
            var control = await KiwoomControls.Start(options.Control, time, loggers);
            try
            {
                return await Run(options, control, time, files, say, stop);
            }
            finally
            {
                await End(control, machine, say);
            }
        }
        catch (JournalInUseException fault)
        {
            say($"A bridge runs on {options.DataDirectory}; stop it first. {fault.Message}");
            return BridgeExitCode.InUse;
        }
        catch (Exception fault)
        {
            say($"The probe cannot run: {fault.Message}");
            return BridgeExitCode.Failed;
        }
    }

    private static async Task<int> Run(
        ProbeProcessOptions options, IKiwoomControl control, BridgeTime time, ProbeReportFiles files, Action<string> say, CancellationToken stop)
    {
        ProbeRun? run = null;
        using var session = new ProbeSession(control.Api, control.Thread, options.Probe, time.Clocks, time.Schedule, text => say(run?.Mask.Apply(text) ?? text));
        run = new ProbeRun(session, path => ProbeVersions.Here(options.Version, options.Control.Kiwoom.ToString(), path));
        Exception? unwritten = null;
        var report = await run.Run(written => unwritten = Write(files, written, run.Mask), stop);
        if (unwritten is null)
            say($"Report: {files.MarkdownPath} and {files.JsonPath}");
        else
            say($"The report could not be written ({unwritten.Message}); here it is.\n{MaskedReport.Of(report, run.Mask).Markdown}");
        foreach (var left in report.Left)
            say($"LEFT OPEN, or perhaps: order {left.OrderNo ?? "without a known number"} ({left.Terms}). Check it in the HTS.");
        if (report.Position != 0)
            say($"Shares of fills that were not closed out: {report.Position}.");
        return unwritten is null || report.Left.Count > 0 ? ExitCodeOf(report) : BridgeExitCode.Failed;
    }

    // A full disk must not end a probe that has orders open.
    private static Exception? Write(ProbeReportFiles files, ProbeReport report, ProbeMask mask)
    {
        try
        {
            files.Write(MaskedReport.Of(report, mask));
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    /// <summary>What a report is told as.</summary>
    public static int ExitCodeOf(ProbeReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Left.Count > 0)
            return BridgeExitCode.OrdersLeft;
        if (report.End == ProbeEnd.NotMock)
            return BridgeExitCode.NotMock;
        return report.End is ProbeEnd.NoLogin or ProbeEnd.Cut || report.Findings.Any(f => f.Status == FindingStatus.Failed) ? BridgeExitCode.Failed : BridgeExitCode.Ok;
    }

    // A dialog may hold the control's thread for ever; the report is written, so the process ends all the same.
    private static async Task End(IKiwoomControl control, TimeProvider machine, Action<string> say)
    {
        try
        {
            await control.DisposeAsync().AsTask().WaitAsync(_grace, machine);
        }
        catch (Exception fault)
        {
            say($"The control did not end: {fault.Message}");
        }
    }
}
