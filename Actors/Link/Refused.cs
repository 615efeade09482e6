namespace Kiwoom.Actors.Link;

/// <summary>The gateway ends the connection.</summary>
/// <param name="Reason">The kind.</param>
/// <param name="Text">For people: what to do.</param>
public sealed record Refused(LinkRefusal Reason, string Text);
