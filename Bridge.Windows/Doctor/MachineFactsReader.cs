using System.Runtime.InteropServices;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Status;
using Kiwoom.Bridge.Supervision;

namespace Kiwoom.Bridge.Doctor;

/// <summary>Looks at this machine. Leaves nothing behind.</summary>
internal static class MachineFactsReader
{
    internal static async Task<MachineFacts> Read(string dataDirectory, TimeProvider machine, CancellationToken cancellation)
    {
        var nearest = NearestDirectory(dataDirectory);
        var now = machine.GetUtcNow();
        var (identity, fault) = Enrolment(dataDirectory);
        using (identity)
        {
            return new MachineFacts
            {
                System = RuntimeInformation.OSDescription,
                DotNet = Environment.Version,
                Is64BitProcess = Environment.Is64BitProcess,
                Windows = OperatingSystem.IsWindows() ? WindowsFactsReader.Read() : null,
                Now = now,
                UtcOffset = machine.LocalTimeZone.GetUtcOffset(now),
                DataDirectory = dataDirectory,
                NotWritable = NotWritable(nearest),
                OthersMayRead = OthersMayRead(dataDirectory),
                FreeBytes = new DriveInfo(nearest).AvailableFreeSpace,
                Gateway = identity?.Url,
                EnrolmentFault = fault,
                Answer = identity is null ? null : await GatewayContact.Ask(identity.Url, identity.Pin, machine, cancellation).ConfigureAwait(false),
                Status = StatusReading.Judge(
                    StatusFile.ReadNode(dataDirectory), StatusFile.ReadSupervisor(dataDirectory), SupervisorLock.IsHeld(dataDirectory), StatusReading.IsAlive, now),
            };
        }
    }

    private static (BridgeIdentity? Identity, string? Fault) Enrolment(string dataDirectory)
    {
        try
        {
            return (BridgeIdentity.Read(dataDirectory), null);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return (null, fault.Message);
        }
    }

    private static string? NotWritable(string directory)
    {
        try
        {
            using var stream = new FileStream(
                Path.Combine(directory, $".kiwoom-bridge-doctor-{Environment.ProcessId}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            stream.WriteByte(1);
            stream.Flush(flushToDisk: true);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }

    private static bool? OthersMayRead(string dataDirectory)
    {
        var path = BridgeIdentity.PathBelow(dataDirectory);
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return null;
        return (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0;
    }

    private static string NearestDirectory(string dataDirectory)
    {
        var directory = Path.GetFullPath(dataDirectory);
        while (!Directory.Exists(directory))
            directory = Path.GetDirectoryName(directory) ?? Path.GetTempPath();
        return directory;
    }
}
