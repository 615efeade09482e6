namespace Kiwoom.Actors.Runtime;

/// <summary>Messages that came while an actor could not handle them, in their order. Filled and emptied on the actor's turn; its age is read from any thread.</summary>
internal sealed class MessagesAside
{
    private const long Nothing = long.MinValue;
    private readonly Queue<Envelope> _messages = new();
    private long _since = Nothing;

    internal int Count => _messages.Count;

    /// <summary>When the oldest of them was sent.</summary>
    internal bool TryPeekSince(out long since)
    {
        // The queue itself must not be looked into from another thread.
        since = Interlocked.Read(ref _since);
        return since != Nothing;
    }

    internal void Add(in Envelope envelope)
    {
        if (_messages.Count == 0)
            Interlocked.Exchange(ref _since, envelope.SentAt);
        _messages.Enqueue(envelope);
    }

    internal bool TryTake(out Envelope envelope)
    {
        if (!_messages.TryDequeue(out envelope))
            return false;
        Interlocked.Exchange(ref _since, _messages.TryPeek(out var next) ? next.SentAt : Nothing);
        return true;
    }
}
