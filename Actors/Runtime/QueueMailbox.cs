namespace Kiwoom.Actors.Runtime;

/// <summary>The mailbox of the deterministic engine: one thread, so a plain queue.</summary>
internal sealed class QueueMailbox : Mailbox
{
    private readonly Queue<Envelope> _queue = new();
    private bool _closed;

    internal override int Count => _queue.Count;

    internal override bool TryEnqueue(in Envelope envelope)
    {
        if (_closed)
            return false;
        _queue.Enqueue(envelope);
        return true;
    }

    internal override bool TryDequeue(out Envelope envelope) => _queue.TryDequeue(out envelope);

    internal override bool TryPeek(out Envelope envelope) => _queue.TryPeek(out envelope);

    internal override void Close() => _closed = true;
}
