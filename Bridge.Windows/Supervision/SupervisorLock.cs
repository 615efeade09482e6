namespace Kiwoom.Bridge.Supervision;

/// <summary>One supervisor for a data directory: held open for as long as it runs, and let go by the system when it dies.</summary>
internal sealed class SupervisorLock : IDisposable
{
    private const string FileName = "supervisor.lock";
    private readonly FileStream _held;

    private SupervisorLock(FileStream held) => _held = held;

    /// <summary>Takes it; null where another supervisor has it.</summary>
    internal static SupervisorLock? Take(string dataDirectory)
    {
        try
        {
            return new SupervisorLock(new FileStream(Path.Combine(dataDirectory, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault) when (fault is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <summary>Whether some supervisor has it.</summary>
    internal static bool IsHeld(string dataDirectory)
    {
        if (!File.Exists(Path.Combine(dataDirectory, FileName)))
            return false;
        using var taken = Take(dataDirectory);
        return taken is null;
    }

    public void Dispose() => _held.Dispose();
}
