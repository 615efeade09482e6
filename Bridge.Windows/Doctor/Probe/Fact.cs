namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>Something that was observed, as it came.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What was seen.</param>
public sealed record Fact(string Name, string Value);
