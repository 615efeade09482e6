namespace Kiwoom.Actors.Link;

/// <summary>The sending end of a reliable channel: numbers what it is given without gaps, keeps it until it is acknowledged, and sends it
/// again from any number still kept.</summary>
/// <remarks>Outlives connections. Pure: no clock, no input or output. Not thread-safe.</remarks>
/// <param name="window">How many unacknowledged frames it holds.</param>
/// <param name="windowBytes">How many bytes of them it holds.</param>
public sealed class ReliableSender(int window, long windowBytes)
{
    private byte[]?[] _kept = new byte[16][];
    private long _bytes;
    private long _unsent = 1;

    /// <summary>The number that the next frame gets.</summary>
    public long Next { get; private set; } = 1;

    /// <summary>All frames up to this number are acknowledged.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>The highest number that was ever put on a wire.</summary>
    public long HighestSent { get; private set; }

    /// <summary>The number last put on the present wire: before it nothing is left to be sent, again or for the first time.</summary>
    public long LastSent => _unsent - 1;

    /// <summary>How many frames wait for acknowledgement.</summary>
    public long Held => Next - 1 - Acknowledged;

    /// <summary>True while something waits to be put on the wire.</summary>
    public bool HasUnsent => _unsent < Next;

    /// <summary>Begins a new numbering and forgets everything.</summary>
    /// <param name="next">The first number.</param>
    public void Open(long next)
    {
        Array.Clear(_kept);
        _bytes = 0;
        Next = _unsent = next;
        Acknowledged = HighestSent = next - 1;
    }

    /// <summary>Takes a frame's payload; false where the window is full and nothing was taken.</summary>
    public bool TryAdd(byte[] payload, out long sequence)
    {
        sequence = Next;
        if (Held >= window || (Held > 0 && _bytes + payload.Length > windowBytes))
            return false;

        if (Held == _kept.Length)
            Grow();
        _kept[Next & (_kept.Length - 1)] = payload;
        _bytes += payload.Length;
        Next++;
        return true;
    }

    /// <summary>The next frame for the wire; false where all are sent.</summary>
    public bool TryTake(out long sequence, out byte[] payload)
    {
        sequence = _unsent;
        if (!HasUnsent)
        {
            payload = [];
            return false;
        }

        payload = _kept[_unsent & (_kept.Length - 1)]!;
        HighestSent = Math.Max(HighestSent, _unsent);
        _unsent++;
        return true;
    }

    /// <summary>All up to a number are durable at the other end. False, with nothing changed, where that number was never sent. Old news
    /// does nothing.</summary>
    public bool Acknowledge(long sequence)
    {
        if (sequence > HighestSent)
            return false;

        while (Acknowledged < sequence)
        {
            ref var slot = ref _kept[++Acknowledged & (_kept.Length - 1)];
            _bytes -= slot!.Length;
            slot = null;
        }

        _unsent = Math.Max(_unsent, Acknowledged + 1);
        return true;
    }

    /// <summary>Sends again from a number, or from the first unacknowledged one where that is later. False, with nothing changed, where the
    /// number was never given out.</summary>
    public bool Rewind(long from)
    {
        if (from > Next)
            return false;

        _unsent = Math.Min(_unsent, Math.Max(from, Acknowledged + 1));
        return true;
    }

    private void Grow()
    {
        var larger = new byte[_kept.Length * 2][];
        for (var sequence = Acknowledged + 1; sequence < Next; sequence++)
            larger[sequence & (larger.Length - 1)] = _kept[sequence & (_kept.Length - 1)]!;
        _kept = larger;
    }
}
