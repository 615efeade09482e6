namespace Kiwoom.Bridge.Doctor;

/// <summary>What the doctor says of one thing.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">What was found and, where it is bad, what to do.</param>
public sealed record Finding(string Check, Severity Severity, string Text);
