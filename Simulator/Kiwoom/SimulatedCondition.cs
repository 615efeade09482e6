using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A condition search (조건검색) and what it finds.</summary>
/// <param name="Index">Its index in GetConditionNameList.</param>
/// <param name="Name">Its name.</param>
/// <param name="Matches">The issues that meet it now; asked whenever the condition is run.</param>
public sealed record SimulatedCondition(int Index, string Name, Func<IReadOnlyList<Symbol>> Matches);
