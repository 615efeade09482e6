namespace Kiwoom.Bridge.Recording;

/// <summary>Why the link was lost.</summary>
internal sealed record LostLink(string Reason);
