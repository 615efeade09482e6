namespace Kiwoom.Bridge.Recording;

/// <summary>How a session is recorded.</summary>
public sealed record RecordingOptions
{
    /// <summary>The file's largest size where nothing is said: 1 GiB.</summary>
    public const long DefaultLimit = 1L << 30;

    /// <summary>The file. Where it exists already, a number is put before its extension: nothing recorded is ever overwritten.</summary>
    public required string Path { get; init; }

    /// <summary>Replace account numbers, user id and user name.</summary>
    public bool MasksAccounts { get; init; }

    /// <summary>Recording stops before the file is larger, in bytes; the session goes on.</summary>
    public long Limit { get; init; } = DefaultLimit;

    /// <summary>Recording stops where so many values wait to be written: the disk is too slow. About 60 MB of memory by default.</summary>
    public long MostWaiting { get; init; } = 1_000_000;
}
