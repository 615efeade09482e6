using System.Runtime.InteropServices;

namespace Kiwoom.Gateway.Backup;

/// <summary>Makes the names in a directory durable, which syncing the files does not.</summary>
internal static class DirectorySync
{
    private const int ReadOnly = 0;

    internal static void Run(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;

        var descriptor = Open(directory, ReadOnly);
        if (descriptor < 0)
            throw new IOException($"{directory} cannot be opened to sync it (errno {Marshal.GetLastPInvokeError()})");

        try
        {
            if (Sync(descriptor) != 0)
                throw new IOException($"{directory} cannot be synced (errno {Marshal.GetLastPInvokeError()})");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
