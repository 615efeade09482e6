namespace Kiwoom.Actors.Link;

/// <summary>The receiving end of a reliable channel: delivers each number once and in order, and acknowledges only what is durable.</summary>
/// <remarks>Outlives connections. Pure: no clock, no input or output. Not thread-safe.</remarks>
/// <param name="window">How far a number may be beyond the acknowledged one.</param>
public sealed class ReliableReceiver(int window)
{
    private readonly AckWatermark _durable = new();

    /// <summary>All frames up to this number were delivered.</summary>
    public long Delivered { get; private set; }

    /// <summary>All frames up to this number are durable: what may be acknowledged.</summary>
    public long Durable => _durable.Value;

    /// <summary>Begins a numbering: what is before <paramref name="next"/> is of no concern.</summary>
    public void Open(long next)
    {
        Delivered = next - 1;
        _durable.Reset(next - 1);
    }

    /// <summary>A numbered frame came.</summary>
    public ReceiveOutcome Receive(long sequence)
    {
        if (sequence <= 0 || sequence - _durable.Value > window)
            return ReceiveOutcome.Impossible;
        if (sequence <= Delivered)
            return ReceiveOutcome.Duplicate;
        if (sequence > Delivered + 1)
            return ReceiveOutcome.Gap;

        Delivered = sequence;
        return _durable.Contains(sequence) ? ReceiveOutcome.Duplicate : ReceiveOutcome.Deliver;
    }

    /// <summary>A delivered frame became durable; true where that moves <see cref="Durable"/>. What was not delivered is ignored.</summary>
    public bool MarkDurable(long sequence) => sequence <= Delivered && _durable.Mark(sequence);

    /// <summary>Forgets the delivery of what did not become durable, so that it is delivered again when it is sent again; true where there
    /// was any.</summary>
    public bool Rewind()
    {
        var any = Delivered > _durable.Value;
        Delivered = _durable.Value;
        return any;
    }
}
