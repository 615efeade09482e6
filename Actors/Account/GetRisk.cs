using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks for limits and their use. Answered with <see cref="RiskView"/>.</summary>
/// <param name="Cause">Command id.</param>
public sealed record GetRisk(Cause Cause) : IAccountQuestion;
