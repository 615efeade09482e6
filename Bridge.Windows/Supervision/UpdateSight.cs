namespace Kiwoom.Bridge.Supervision;

/// <summary>What is to be seen of an update on the desktop.</summary>
/// <param name="Popup">The window that asks to close every program which uses the control.</param>
/// <param name="Confirmation">The window that says the update is done.</param>
/// <param name="Failure">The window that says it failed.</param>
/// <param name="UpdaterRuns">The updater's process runs.</param>
public sealed record UpdateSight(bool Popup, bool Confirmation, bool Failure, bool UpdaterRuns)
{
    /// <summary>Nothing is.</summary>
    public static UpdateSight Nothing { get; } = new(false, false, false, false);
}
