using Kiwoom.Actors.Link;

namespace Kiwoom.Gateway.Link;

/// <summary>A handshake ends with a refusal that the bridge is told.</summary>
/// <param name="reason">The kind.</param>
/// <param name="message">For people at the bridge.</param>
internal sealed class HandshakeRefusedException(LinkRefusal reason, string message) : Exception(message)
{
    internal LinkRefusal Reason { get; } = reason;
}
