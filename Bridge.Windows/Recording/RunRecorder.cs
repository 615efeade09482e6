using Kiwoom.Actors.Journal;
using Kiwoom.Bridge.Hosting;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Recording;

/// <summary>Begins the recording that a process was asked for.</summary>
internal static class RunRecorder
{
    /// <summary>Null where none was asked for, and where the file cannot be made, which is told loudly: a supervisor that starts the node on a full
    /// disk must get one that trades.</summary>
    internal static async Task<SessionRecorder?> Start(
        BridgeProcessOptions options, BridgeOptions bridge, BridgeTime time, IJournal journal, string version, ILoggerFactory loggers, CancellationToken cancellation)
    {
        if (options.Recording is not { } wanted)
            return null;
        var logger = loggers.CreateLogger<SessionRecorder>();
        var header = new RecordingHeader
        {
            Node = version,
            Bridge = bridge.Kiwoom.Bridge,
            Mode = bridge.Kiwoom.Mode,
            Kiwoom = options.Kiwoom.ToString().ToLowerInvariant(),
            ReconnectsInProcess = bridge.Kiwoom.ReconnectsInProcess,
            FreshOutbox = bridge.FreshOutbox,
            StartedAt = time.Clocks.Market.GetUtcNow(),
            Masked = wanted.MasksAccounts,
            Turns = true,
            Seed = options.Kiwoom == KiwoomKind.Simulated ? options.Seed : null,
            Clock = time.File?.Anchor,
            TradingDays = time.File?.TradingDays,
        };
        var state = await RecordedState.Read(journal, cancellation).ConfigureAwait(false);
        SessionRecorder recorder;
        try
        {
            recorder = SessionRecorder.Create(header, wanted, time.Clocks, logger, state);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            logger.LogError("NOTHING IS RECORDED: {Path} cannot be written ({Reason}). Trading goes on.", wanted.Path, fault.Message);
            return null;
        }

        if (recorder.Path != wanted.Path)
            logger.LogWarning("{Wanted} exists already and is left alone", wanted.Path);
        logger.LogInformation(
            "Everything that crosses Kiwoom's interface is recorded in {Path}, {Masked}, up to {Limit} MiB", recorder.Path,
            wanted.MasksAccounts ? "accounts and user masked" : "with account numbers as they are", wanted.Limit >> 20);
        return recorder;
    }
}
