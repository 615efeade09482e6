namespace Kiwoom.Benchmarks;

/// <summary>Real-time events of a bridge since it started.</summary>
/// <param name="Decoded">Read and sent on.</param>
/// <param name="Unreadable">Not understood.</param>
internal sealed record EventsRead(long Decoded, long Unreadable);
