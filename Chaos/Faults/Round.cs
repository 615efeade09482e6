namespace Kiwoom.Chaos.Faults;

/// <summary>One round of faults, from ready to ready.</summary>
/// <param name="Orders">Orders of clients that must have been taken before the first fault.</param>
/// <param name="Disk">A disk to fill first; null for none.</param>
/// <param name="Link">A fault of the link before the kill; null for none.</param>
/// <param name="Victims">Who is killed.</param>
/// <param name="Moment">From where the time to the kill is counted.</param>
/// <param name="After">That time.</param>
/// <param name="Second">A kill during the recovery; null for none.</param>
internal sealed record Round(int Orders, DiskFill? Disk, LinkFault? Link, Victims Victims, KillMoment Moment, TimeSpan After, SecondKill? Second);
