using Akka.Event;

namespace Kiwoom.OnAkka.Remoting.Wire;

/// <summary>One of the few messages that the two ends of a link's channel send each other through Akka.Remote. All that lies in them is checked by
/// whoever receives them; none is worth a line in the log when it reaches nobody any more.</summary>
internal interface ILinkMessage : IDeadLetterSuppression
{
    /// <summary>The channel.</summary>
    ChannelId Channel { get; }
}
