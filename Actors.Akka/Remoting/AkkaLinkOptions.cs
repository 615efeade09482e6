namespace Kiwoom.OnAkka.Remoting;

/// <summary>How a link's channel over Akka.Remote behaves. Both ends must agree on <see cref="Window"/>.</summary>
public sealed record AkkaLinkOptions
{
    /// <summary>Bytes of a frame that travel in one message. Below Akka.Remote's <c>maximum-frame-size</c> with what it adds (addresses, some hundred bytes).</summary>
    public int PartSize { get; init; } = 64 * 1024;

    /// <summary>Bytes that may be on their way in one direction before the reader has taken them. Akka.Remote itself buffers without bound; this is
    /// what makes a slow reader slow its writer down, as TCP does, so that market data is conflated at its source.</summary>
    public int Window { get; init; } = 512 * 1024;

    /// <summary>How many channels a gateway has at once, those in their handshake among them.</summary>
    public int Channels { get; init; } = 128;

    /// <summary>How long closing waits for the other end.</summary>
    public TimeSpan CloseWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a bridge asks for its channel again while nothing answers: Akka.Remote drops messages to an address that it holds for
    /// unreachable.</summary>
    public TimeSpan AskAgain { get; init; } = TimeSpan.FromMilliseconds(250);
}
