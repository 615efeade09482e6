namespace Kiwoom.Chaos.Faults;

/// <summary>A kill while the system still recovers from the one before.</summary>
/// <param name="Victims">Who.</param>
/// <param name="Stage">How far the recovery must have come.</param>
/// <param name="After">How long after that.</param>
internal sealed record SecondKill(Victims Victims, RecoveryStage Stage, TimeSpan After);
