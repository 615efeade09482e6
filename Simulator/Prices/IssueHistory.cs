using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.Prices;

/// <summary>One issue's bars, oldest first, one per day.</summary>
/// <param name="Symbol">The issue.</param>
/// <param name="Name">Its Korean name, or its code where the file has none.</param>
/// <param name="Bars">The bars.</param>
public sealed record IssueHistory(Symbol Symbol, string Name, IReadOnlyList<DailyBar> Bars);
