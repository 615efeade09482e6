using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>An account began.</summary>
/// <param name="At">When.</param>
/// <param name="Account">Its number.</param>
/// <param name="Cash">Opening cash in won.</param>
public sealed record AccountOpened(DateTimeOffset At, AccountNo Account, long Cash) : ILedgerEntry;
