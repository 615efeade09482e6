using Kiwoom.Actors.Link;
using Kiwoom.Specs.Link;

namespace Kiwoom.Specs.OnAkka.Remoting;

/// <summary>The link over Akka.Remote does what it does over WebSocket.</summary>
public class AkkaLinkSpecs : LinkContract
{
    private protected override async Task<LinkedPair> Linked(LinkTimings? timings = null, bool durable = true) => await AkkaLinkedPair.Start(timings, durable);
}
