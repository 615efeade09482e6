namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A notice about the session, as 장시작시간 carries it.</summary>
/// <param name="Code">장운영구분 (FID 215), fact sheet §6.3.</param>
/// <param name="At">When.</param>
/// <param name="Remaining">Time until what the code counts down to; zero otherwise.</param>
public sealed record VenueSession(string Code, DateTimeOffset At, TimeSpan Remaining);
