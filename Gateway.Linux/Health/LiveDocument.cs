namespace Kiwoom.Gateway.Health;

/// <summary>The process answers.</summary>
/// <param name="Status">Always <c>live</c>.</param>
public sealed record LiveDocument(string Status);
