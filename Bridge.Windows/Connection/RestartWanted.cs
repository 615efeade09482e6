namespace Kiwoom.Bridge.Connection;

/// <summary>Only a new process can go on: the control does not log in twice, or Kiwoom refuses queries until then.</summary>
/// <param name="Reason">For people.</param>
public sealed record RestartWanted(string Reason);
