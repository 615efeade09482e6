namespace Kiwoom.Bridge.Doctor.Probe.Control;

/// <summary>The control's thread did not come back in time; a dialog may wait for a person.</summary>
/// <param name="call">What was to be called.</param>
/// <param name="wasStarted">The call was begun and has not returned; otherwise it was not made and never will be.</param>
/// <param name="blockedFor">How long the thread has not come back.</param>
public sealed class ControlBlockedException(string call, bool wasStarted, TimeSpan blockedFor)
    : Exception($"{call} {(wasStarted ? "has not returned" : "was not made")}: Kiwoom's thread has not come back for {blockedFor.TotalSeconds:0} s. Does a dialog wait for a person?")
{
    /// <summary>The call was begun and has not returned.</summary>
    public bool WasStarted => wasStarted;
}
