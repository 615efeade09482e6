using Kiwoom.Actors.Link;

namespace Kiwoom.Specs.Link;

/// <summary>The link over TLS WebSocket.</summary>
public class LinkSpecs : LinkContract
{
    private protected override Task<LinkedPair> Linked(LinkTimings? timings = null, bool durable = true) => LinkedPair.Start(timings, durable);
}
