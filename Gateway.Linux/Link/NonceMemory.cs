namespace Kiwoom.Gateway.Link;

/// <summary>The nonces that proven bridges used lately. Bounded: the gateway's own nonce already makes an old signature worthless, so this
/// only names a replay for what it is.</summary>
internal sealed class NonceMemory
{
    private const int Capacity = 4096;
    private readonly HashSet<string> _seen = [];
    private readonly Queue<string> _order = new();

    internal bool WasSeen(string nonce)
    {
        lock (_seen)
            return _seen.Contains(nonce);
    }

    internal void Remember(string nonce)
    {
        lock (_seen)
        {
            if (!_seen.Add(nonce))
                return;
            _order.Enqueue(nonce);
            if (_order.Count > Capacity)
                _seen.Remove(_order.Dequeue());
        }
    }
}
