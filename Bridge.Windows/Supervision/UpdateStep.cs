namespace Kiwoom.Bridge.Supervision;

/// <summary>What an update calls for now.</summary>
/// <param name="Holds">No node may run.</param>
/// <param name="PressPopup">Press the popup's OK.</param>
/// <param name="PressConfirmation">Press the confirmation's OK.</param>
/// <param name="Say">For people, once each time it changes; null for nothing.</param>
public sealed record UpdateStep(bool Holds, bool PressPopup, bool PressConfirmation, string? Say);
