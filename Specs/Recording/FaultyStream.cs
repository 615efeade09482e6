namespace Kiwoom.Specs.Recording;

/// <summary>A disk that is full at some point, or hangs.</summary>
internal sealed class FaultyStream : MemoryStream
{
    public long Room { get; init; } = long.MaxValue;

    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Gate.Wait();
        var fits = (int)Math.Min(buffer.Length, Room - Length);
        base.Write(buffer[..fits]);
        if (fits < buffer.Length)
            throw new IOException("No space left on device");
    }
}
