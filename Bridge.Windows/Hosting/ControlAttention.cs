namespace Kiwoom.Bridge.Hosting;

/// <summary>What a control waits for.</summary>
/// <param name="Text">For people: which dialog is open, and what it says.</param>
/// <param name="NeedsPerson">Only a person can go on, as in a login window. A supervisor then leaves the process alone.</param>
public sealed record ControlAttention(string Text, bool NeedsPerson);
