namespace Kiwoom.Actors.Link;

/// <summary>The gateway refused.</summary>
/// <param name="reason">The kind.</param>
/// <param name="message">For people: what to do.</param>
public sealed class LinkRefusedException(LinkRefusal reason, string message) : Exception(message)
{
    /// <summary>The kind.</summary>
    public LinkRefusal Reason { get; } = reason;
}
