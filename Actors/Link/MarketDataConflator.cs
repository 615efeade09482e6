using Kiwoom.Actors.MarketData;

namespace Kiwoom.Actors.Link;

/// <summary>Market data that waits for the wire: the newest message of each <see cref="IMarketDataMessage.ConflationKey"/>, in the order in
/// which the keys began to wait, so that a busy issue cannot starve a quiet one.</summary>
/// <remarks>Not thread-safe.</remarks>
/// <param name="conflate">False where every message counts and only <paramref name="capacity"/> bounds them.</param>
/// <param name="capacity">How many keys (or messages) may wait; what comes beyond is dropped and counted.</param>
public sealed class MarketDataConflator(bool conflate, int capacity)
{
    private readonly Queue<Slot> _order = new();
    private readonly Dictionary<string, Slot> _waiting = [];

    /// <summary>How many messages wait.</summary>
    public int Count => _order.Count;

    /// <summary>How many messages were replaced by a newer one before they were sent.</summary>
    public long Conflated { get; private set; }

    /// <summary>How many messages were dropped because too many waited.</summary>
    public long Dropped { get; private set; }

    /// <summary>Adds a message, in the place of an older one of its key.</summary>
    public void Add(IMarketDataMessage message)
    {
        if (conflate && _waiting.TryGetValue(message.ConflationKey, out var slot))
        {
            slot.Message = message;
            Conflated++;
            return;
        }

        if (_order.Count >= capacity)
        {
            Dropped++;
            return;
        }

        slot = new Slot(message);
        _order.Enqueue(slot);
        if (conflate)
            _waiting.Add(message.ConflationKey, slot);
    }

    /// <summary>Takes up to so many messages out.</summary>
    public IMarketDataMessage[] Take(int most)
    {
        var taken = new IMarketDataMessage[Math.Min(most, _order.Count)];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = _order.Dequeue().Message;
            if (conflate)
                _waiting.Remove(taken[i].ConflationKey);
        }

        return taken;
    }

    /// <summary>Forgets what waits.</summary>
    public void Clear()
    {
        _order.Clear();
        _waiting.Clear();
    }

    private sealed class Slot(IMarketDataMessage message)
    {
        public IMarketDataMessage Message { get; set; } = message;
    }
}
