namespace Kiwoom.Bridge.Ocx;

/// <summary>How the control's window is made.</summary>
public sealed record ControlHostOptions
{
    /// <summary>A parent that is shown, far off the screen, instead of a hidden one. A public wrapper of the control does it so; try it where the control does not
    /// open its login window.</summary>
    public bool ShowsParentOffScreen { get; init; }
}
