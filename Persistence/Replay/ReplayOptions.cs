namespace Kiwoom.Persistence.Replay;

/// <summary>What to replay.</summary>
public sealed record ReplayOptions
{
    /// <summary>One stream; null for all.</summary>
    public string? PersistenceId { get; init; }

    /// <summary>The last instant wanted (UTC, inclusive): each stream ends before its first event after it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether each row is held against its predecessor's hash, which costs a SHA-256 a row.</summary>
    public bool VerifyHashes { get; init; }
}
