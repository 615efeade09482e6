namespace Kiwoom.Gateway.Health;

/// <summary>How one part stands.</summary>
/// <param name="Part">Its name, for example <c>journal</c>.</param>
/// <param name="Ready">Whether it works.</param>
/// <param name="Reason">Why it does not, for people; null while it does.</param>
public sealed record ReadinessPart(string Part, bool Ready, string? Reason = null);
