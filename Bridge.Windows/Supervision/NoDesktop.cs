namespace Kiwoom.Bridge.Supervision;

/// <summary>Where Kiwoom is not installed, nothing updates itself.</summary>
internal sealed class NoDesktop : IUpdateDesktop
{
    public UpdateSight Look() => UpdateSight.Nothing;

    public bool PressPopup() => false;

    public bool PressConfirmation() => false;
}
