namespace Kiwoom.Persistence.Export;

/// <summary>What to export.</summary>
public sealed record ExportOptions
{
    /// <summary>One stream; null for all.</summary>
    public string? PersistenceId { get; init; }

    /// <summary>The first instant wanted (UTC, inclusive).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The last instant wanted (UTC, inclusive).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The last <c>ordering</c> not wanted: an export can be continued where another one ended.</summary>
    public long AfterOrdering { get; init; }

    /// <summary>The most events wanted.</summary>
    public long Limit { get; init; } = long.MaxValue;
}
