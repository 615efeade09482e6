using Kiwoom.Actors.Link;
using Kiwoom.Specs.Link;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>The link over Akka.Remote does what it does over WebSocket.</summary>
public class AkkaLinkSpecs : LinkContract
{
    // Its handshake has more bytes to be cut in: TLS, Akka's and the channel's own.
    protected override int LeastConnections => 8;

    private protected override async Task<LinkedPair> Linked(LinkTimings? timings = null, bool durable = true) => await AkkaLinkedPair.Start(timings, durable);
}
