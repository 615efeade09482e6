using System.Threading.Channels;

namespace Kiwoom.Actors.Runtime;

/// <summary>The mailbox of the embedded engine: any thread sends, one turn at a time receives.</summary>
internal sealed class ChannelMailbox : Mailbox
{
    // Not SingleReader: that variant's peek and count are safe on the reader's thread only, and health reads them from any.
    private readonly Channel<Envelope> _channel = Channel.CreateUnbounded<Envelope>();

    internal override int Count => _channel.Reader.Count;

    internal override bool TryEnqueue(in Envelope envelope) => _channel.Writer.TryWrite(envelope);

    internal override bool TryDequeue(out Envelope envelope) => _channel.Reader.TryRead(out envelope);

    internal override bool TryPeek(out Envelope envelope) => _channel.Reader.TryPeek(out envelope);

    internal override void Close() => _channel.Writer.TryComplete();
}
