using System.Globalization;
using Kiwoom.Actors.Identity;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Benchmarks;

/// <summary>Storms of events of issues that nobody trades and that the simulated exchange does not list.</summary>
internal static class Storms
{
    internal static IReadOnlyList<Symbol> Symbols { get; } = [.. Enumerable.Range(0, 50).Select(i => Symbol.Parse(string.Create(CultureInfo.InvariantCulture, $"9{i:D5}")))];

    internal static QuoteStorm Of(int events, int perSecond) => new(Symbols, events, perSecond);
}
