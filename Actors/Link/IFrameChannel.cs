namespace Kiwoom.Actors.Link;

/// <summary>One connection, as messages of bytes. One reader and one writer at a time; <see cref="Abort"/> from anywhere.</summary>
public interface IFrameChannel : IDisposable
{
    /// <summary>The next frame, valid until the next call. Throws <see cref="LinkFaultException"/> where the connection is closed or broken,
    /// or the frame is not binary or larger than <paramref name="limit"/> bytes.</summary>
    ValueTask<ReadOnlyMemory<byte>> Receive(int limit, CancellationToken cancellation);

    /// <summary>Sends a frame. Throws <see cref="LinkFaultException"/> where the connection is closed or broken.</summary>
    ValueTask Send(ReadOnlyMemory<byte> frame, CancellationToken cancellation);

    /// <summary>Closes in good order, so that what was sent last arrives; gives up soon.</summary>
    Task Close();

    /// <summary>Breaks the connection at once.</summary>
    void Abort();
}
