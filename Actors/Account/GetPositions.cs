using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks for what is held, and what was held today. Answered with a list of <see cref="PositionView"/> by issue code.</summary>
/// <param name="Cause">Command id.</param>
public sealed record GetPositions(Cause Cause) : IAccountQuestion;
