namespace Kiwoom.Gateway.Health;

/// <summary>The process answers.</summary>
/// <param name="Status">Always <c>live</c>.</param>
/// <param name="Engine">What hosts its actors: <c>embedded</c> or <c>akka</c>.</param>
public sealed record LiveDocument(string Status, string Engine);
