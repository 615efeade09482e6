namespace Kiwoom.Actors.Journal;

/// <summary>The parts of an envelope, as windows onto its bytes.</summary>
public readonly ref struct EnvelopeView
{
    internal EnvelopeView(long sequenceNr, DateTimeOffset at, ReadOnlySpan<byte> cause, ReadOnlySpan<byte> prev, ReadOnlySpan<byte> data)
    {
        SequenceNr = sequenceNr;
        At = at;
        Cause = cause;
        Prev = prev;
        Data = data;
    }

    /// <summary>The place in the stream that the envelope claims.</summary>
    public long SequenceNr { get; }

    /// <summary>The instant of the decision (UTC).</summary>
    public DateTimeOffset At { get; }

    /// <summary>The cause, as a JSON object.</summary>
    public ReadOnlySpan<byte> Cause { get; }

    /// <summary>The predecessor's hash as 64 hexadecimal digits, unchecked.</summary>
    public ReadOnlySpan<byte> Prev { get; }

    /// <summary>The event, as JSON.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Writes the predecessor's hash; false where <see cref="Prev"/> is not one.</summary>
    /// <param name="hash">Takes <see cref="RowHash.Size"/> bytes.</param>
    public bool TryReadPrev(Span<byte> hash) =>
        Convert.FromHexString(Prev, hash, out _, out var written) == System.Buffers.OperationStatus.Done && written == RowHash.Size;
}
