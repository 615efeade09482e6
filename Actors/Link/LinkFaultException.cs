namespace Kiwoom.Actors.Link;

/// <summary>The connection cannot go on.</summary>
/// <param name="fault">The kind.</param>
/// <param name="message">For people.</param>
/// <param name="inner">The fault below.</param>
public sealed class LinkFaultException(LinkFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind.</summary>
    public LinkFault Fault { get; } = fault;
}
