namespace Kiwoom.Benchmarks;

/// <summary>A whole bridge in a process of its own, whose calls of SendOrder are heard.</summary>
internal interface IMeasuredBridge : IAsyncDisposable
{
    /// <summary>The process, as Linux numbers it.</summary>
    int ProcessId { get; }

    /// <summary>Whether the process is gone.</summary>
    bool HasExited { get; }

    /// <summary>What it wrote, for messages; empty where it writes to this process's own streams.</summary>
    string Output { get; }

    /// <summary>Has its control raise so many real-time events, at so many a second or, for 0, as fast as it takes them. Gives how many were raised.</summary>
    Task<int> Storm(int events, int perSecond);

    /// <summary>How many real-time events it has read by now.</summary>
    Task<EventsRead> EventsRead();
}
