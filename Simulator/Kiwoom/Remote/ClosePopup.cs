namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Closes the popup that the control shows, as a person does.</summary>
/// <param name="Ok">With 확인 (IDOK), else with 취소 (IDCANCEL).</param>
public sealed record ClosePopup(bool Ok = true) : Misbehaviour
{
    private protected override int Kind => 2;

    private protected override IReadOnlyList<int> Numbers => [Ok ? 1 : 2];
}
