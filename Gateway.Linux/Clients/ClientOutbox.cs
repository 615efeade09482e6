using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Clients;

/// <summary>What waits to be sent to one client: messages in order and never dropped, up to a bound; and of each issue only that its price
/// changed. Putting in never waits; whoever is too slow overflows, alone.</summary>
/// <param name="capacity">Messages that may wait.</param>
internal sealed class ClientOutbox(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<ClientMessage> _messages = new();
    private readonly Queue<Symbol> _prices = new();
    private readonly HashSet<Symbol> _waiting = [];
    private readonly SemaphoreSlim _filled = new(0, 1);
    private bool _full;
    private bool _closed;

    /// <summary>Puts a message in; false where there is no room or the box is closed. Once there was no room, what waits is dropped and nothing
    /// more is taken: a gap must not look like none.</summary>
    internal bool TryPut(ClientMessage message)
    {
        lock (_gate)
        {
            if (_full || _closed)
                return false;

            if (_messages.Count >= capacity)
            {
                _full = true;
                _messages.Clear();
                _prices.Clear();
                return false;
            }

            _messages.Enqueue(message);
            Wake();
            return true;
        }
    }

    /// <summary>Notes that an issue's price changed.</summary>
    internal void PutPrice(Symbol symbol)
    {
        lock (_gate)
        {
            if (_full || _closed || !_waiting.Add(symbol))
                return;

            _prices.Enqueue(symbol);
            Wake();
        }
    }

    /// <summary>Takes nothing more in and wakes the sender; what already waits is still handed out.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Wake();
        }
    }

    /// <summary>The next thing to send, messages before prices; null once the box is closed and empty.</summary>
    internal async Task<(ClientMessage? Message, Symbol? Price)?> Take(CancellationToken cancellation)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_messages.TryDequeue(out var message))
                    return (message, null);

                if (_prices.TryDequeue(out var symbol))
                {
                    _waiting.Remove(symbol);
                    return (null, symbol);
                }

                if (_closed)
                    return null;
            }

            await _filled.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private void Wake()
    {
        if (_filled.CurrentCount == 0)
            _filled.Release();
    }
}
