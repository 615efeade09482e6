namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>A modal popup on the control's thread: the call or handler does not return until somebody closes it, while messages go on being
/// served. Source: fact sheet §1.2.</summary>
/// <param name="Title">The window's title.</param>
/// <param name="Text">What it says.</param>
/// <param name="Moment">When it opens.</param>
/// <param name="Method">DISPID of the method inside whose next call it opens; SendOrder where left out.</param>
public sealed record Popup(string Title, string Text, PopupMoment Moment = PopupMoment.BeforeForwarding, int Method = ControlMethods.SendOrder) : Misbehaviour
{
    private protected override int Kind => 1;

    private protected override IReadOnlyList<int> Numbers => [(int)Moment, Method];

    private protected override IReadOnlyList<string> Texts => [Title, Text];
}
