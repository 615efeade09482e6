using Kiwoom.Bridge.Recording;

namespace Kiwoom.Bridge.Commands;

/// <summary>What <c>play --json</c> prints.</summary>
internal sealed record PlayOutput(
    bool Identical, DateTimeOffset StartedAt, TimeSpan Span, bool Masked, bool Torn, string? EndReason, int Lines, long Calls, long Orders, IReadOnlyDictionary<string, long> Events,
    long Commands, long Reports, long Executions, long MarketData, IReadOnlyList<string> Notes, int DivergenceCount, IReadOnlyList<Divergence> Divergences)
{
    internal static PlayOutput Of(PlaybackResult played) => new(
        played.IsIdentical, played.Header.StartedAt, played.Span, played.Header.Masked, played.IsTorn, played.EndReason, played.Lines, played.Calls, played.Orders, played.Events,
        played.Commands, played.Reports, played.Executions, played.MarketData, played.Notes, played.DivergenceCount, played.Divergences);
}
