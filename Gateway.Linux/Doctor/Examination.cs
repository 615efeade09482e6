using System.Net;
using System.Net.Sockets;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Security;
using Kiwoom.Persistence;
using Kiwoom.Persistence.Clock;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Verification;

namespace Kiwoom.Gateway.Doctor;

/// <summary>Looks at the machine and a data directory and says what would keep the gateway from working.</summary>
/// <param name="dataDirectory">The data directory; need not exist yet.</param>
/// <param name="ports">The loopback ports that the gateway will want.</param>
/// <param name="clock">The machine's clock.</param>
public sealed class Examination(string dataDirectory, IReadOnlyList<int> ports, TimeProvider clock)
{
    private const long LeastFreeBytes = 1L << 30;
    private static readonly DateTimeOffset _earliestPlausible = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs all checks. Leaves nothing behind.</summary>
    public IReadOnlyList<Finding> Run()
    {
        var findings = new List<Finding> { Runtime(), MachineClock(), Directory(), Space(), Sync(), Keys(), Journal(), ClockFile() };
        findings.AddRange(ports.Select(Port));
        return findings;
    }

    private static Finding Runtime() => Environment.Version.Major >= 10
        ? new Finding("runtime", Severity.Ok, $".NET {Environment.Version}")
        : new Finding("runtime", Severity.Error, $".NET {Environment.Version} is too old: install .NET 10");

    private static Finding Port(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return new Finding($"port {port}", Severity.Ok, "free");
        }
        catch (SocketException fault)
        {
            return new Finding($"port {port}", Severity.Warning, $"in use ({fault.SocketErrorCode}): the gateway runs already, or choose another with --port");
        }
    }

    private Finding MachineClock() => clock.GetUtcNow() > _earliestPlausible
        ? new Finding("clock", Severity.Ok, $"{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC")
        : new Finding("clock", Severity.Error, $"the machine says {clock.GetUtcNow():yyyy-MM-dd}: set its clock");

    private Finding Directory()
    {
        if (!System.IO.Directory.Exists(dataDirectory))
            return new Finding("data directory", Severity.Ok, $"{Path.GetFullPath(dataDirectory)} will be made at the first start");

        if (OperatingSystem.IsWindows())
            return new Finding("data directory", Severity.Ok, Path.GetFullPath(dataDirectory));

        var others = File.GetUnixFileMode(dataDirectory) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        return (others & UnixFileMode.OtherWrite) == 0
            ? new Finding("data directory", Severity.Ok, Path.GetFullPath(dataDirectory))
            : new Finding("data directory", Severity.Error, $"anybody may write to {Path.GetFullPath(dataDirectory)}: chmod o-w it");
    }

    private Finding Space()
    {
        var free = new DriveInfo(NearestDirectory()).AvailableFreeSpace;
        return free >= LeastFreeBytes
            ? new Finding("disk", Severity.Ok, $"{free >> 30} GiB free")
            : new Finding("disk", Severity.Error, $"{free >> 20} MiB free: the journal needs room, orders are refused when it has none");
    }

    private Finding Sync()
    {
        var probe = Path.Combine(NearestDirectory(), $".kiwoom-doctor-{Environment.ProcessId}");
        try
        {
            var startedAt = clock.GetTimestamp();
            using (var stream = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                stream.WriteByte(1);
                stream.Flush(flushToDisk: true);
            }

            return new Finding("sync", Severity.Ok, $"a synced write took {clock.GetElapsedTime(startedAt).TotalMilliseconds:0.0} ms");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Finding("sync", Severity.Error, $"cannot write to {NearestDirectory()}: {fault.Message}");
        }
    }

    private Finding Keys()
    {
        var path = TokenKey.PathIn(dataDirectory);
        if (!File.Exists(path))
            return new Finding("keys", Severity.Ok, "will be made at the first start");

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
            return new Finding("keys", Severity.Error, $"others may read {path}: chmod 600 it");

        try
        {
            TokenKey.LoadOrCreate(dataDirectory);
            return new Finding("keys", Severity.Ok, "readable by the owner only");
        }
        catch (InvalidDataException fault)
        {
            return new Finding("keys", Severity.Error, fault.Message);
        }
    }

    private Finding Journal()
    {
        JournalAddress address;
        try
        {
            address = GatewaySettings.Load(dataDirectory).JournalIn(dataDirectory);
        }
        catch (InvalidDataException fault)
        {
            return new Finding("journal", Severity.Error, fault.Message);
        }

        if (address is JournalAddress.InSqlite sqlite && !File.Exists(sqlite.File))
            return new Finding("journal", Severity.Ok, "none yet");

        var report = JournalVerifier.Verify(JournalSource.At(address));
        return report.Outcome switch
        {
            VerifyOutcome.Intact => new Finding("journal", Severity.Ok, $"{address} is intact: {report.Events:N0} events in {report.Streams} streams"),
            VerifyOutcome.Usage => new Finding("journal", Severity.Ok, $"none yet at {address}; the gateway makes it at its first start, or its owner with './kiwoom journal schema'"),
            VerifyOutcome.Unreadable => new Finding("journal", Severity.Error, $"{address} cannot be read: {report.Findings[0].Description}"),
            _ => new Finding("journal", Severity.Error, $"not intact: {report.Findings.FirstOrDefault()?.ToString() ?? report.Outcome.ToString()}; './kiwoom journal verify' tells more"),
        };
    }

    private Finding ClockFile()
    {
        try
        {
            return MarketClockFile.Load(dataDirectory) is { } file
                ? new Finding("market clock", Severity.Warning, $"a demonstration's, {file.Anchor.Speed} times real time: this directory is not for trading")
                : new Finding("market clock", Severity.Ok, "real time");
        }
        catch (InvalidDataException fault)
        {
            return new Finding("market clock", Severity.Error, fault.Message);
        }
    }

    private string NearestDirectory()
    {
        var directory = Path.GetFullPath(dataDirectory);
        while (!System.IO.Directory.Exists(directory))
            directory = Path.GetDirectoryName(directory)!;

        return directory;
    }
}
