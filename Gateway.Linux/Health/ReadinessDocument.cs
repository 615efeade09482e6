namespace Kiwoom.Gateway.Health;

/// <summary>Whether the gateway can trade.</summary>
/// <param name="Ready">Whether every part is ready.</param>
/// <param name="Parts">Each part.</param>
public sealed record ReadinessDocument(bool Ready, IReadOnlyList<ReadinessPart> Parts);
