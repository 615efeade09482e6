namespace Kiwoom.Bridge.Recording;

/// <summary>What came of playing a recording.</summary>
public sealed record PlaybackResult
{
    /// <summary>The recorded session.</summary>
    public required RecordingHeader Header { get; init; }

    /// <summary>Market time from the start to the last line that was played.</summary>
    public required TimeSpan Span { get; init; }

    /// <summary>Lines of the recording.</summary>
    public required int Lines { get; init; }

    /// <summary>Why the recording ended; null where nobody could say.</summary>
    public required string? EndReason { get; init; }

    /// <summary>The recording's last line was torn.</summary>
    public required bool IsTorn { get; init; }

    /// <summary>Calls that the bridge made, reading of event data left out.</summary>
    public required long Calls { get; init; }

    /// <summary>Events that were raised, by name.</summary>
    public required IReadOnlyDictionary<string, long> Events { get; init; }

    /// <summary>Commands that the gateway gave.</summary>
    public required long Commands { get; init; }

    /// <summary>Calls of SendOrder or SendOrder_Ex.</summary>
    public required long Orders { get; init; }

    /// <summary>Executions that were reported, repetitions on a new connection left out.</summary>
    public required long Executions { get; init; }

    /// <summary>Reports that were made.</summary>
    public required long Reports { get; init; }

    /// <summary>Market data messages that were made; they are not compared, because they follow from the events.</summary>
    public required long MarketData { get; init; }

    /// <summary>All divergences.</summary>
    public required int DivergenceCount { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<Divergence> Divergences { get; init; }

    /// <summary>What else people should know; no divergences.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Whether the bridge did what it did when it was recorded.</summary>
    public bool IsIdentical => DivergenceCount == 0;
}
