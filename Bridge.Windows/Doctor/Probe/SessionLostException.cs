namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>The session with Kiwoom is gone, and with it everything that was under way.</summary>
/// <param name="reason">For people.</param>
public sealed class SessionLostException(string reason) : Exception(reason);
