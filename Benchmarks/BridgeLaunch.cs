namespace Kiwoom.Benchmarks;

/// <summary>What a bridge is started with.</summary>
/// <param name="Benchmark">The benchmark's name.</param>
/// <param name="Code">Enrols it.</param>
/// <param name="DataDirectory">Its own.</param>
/// <param name="ClockDirectory">Where the market's clock is.</param>
/// <param name="SendOrderCalled">Told the sRQName of each SendOrder and when it was called, on the machine's monotonic clock.</param>
/// <param name="Gateway">Where it dials over the engine's own transport; null for the address of its enrolment.</param>
internal sealed record BridgeLaunch(
    string Benchmark, string Code, string DataDirectory, string ClockDirectory, Action<string, long> SendOrderCalled, string? Gateway = null);
