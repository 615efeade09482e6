using System.Buffers.Binary;
using System.Security.Cryptography;
using Kiwoom.OnAkka.Remoting.Wire;

namespace Kiwoom.OnAkka.Remoting.Channel;

/// <summary>Seals or opens the parts of one direction of one channel: AES-256-GCM under a key that only the two ends of this channel have. The
/// part's number is the nonce (so none is used twice under a key) and the channel is bound in.</summary>
/// <param name="channel">The channel.</param>
/// <param name="key">The direction's key, 32 bytes.</param>
internal sealed class PartSeal(ChannelId channel, ReadOnlySpan<byte> key) : IDisposable
{
    private const int TagSize = 16;
    private readonly AesGcm _cipher = new(key, TagSize);

    internal byte[] Seal(long number, PartKind kind, ReadOnlySpan<byte> payload)
    {
        var plain = new byte[1 + payload.Length];
        plain[0] = (byte)kind;
        payload.CopyTo(plain.AsSpan(1));
        var bytes = new byte[plain.Length + TagSize];
        Span<byte> nonce = stackalloc byte[12];
        Span<byte> bound = stackalloc byte[ChannelId.Size];
        Prepare(number, nonce, bound);
        _cipher.Encrypt(nonce, plain, bytes.AsSpan(0, plain.Length), bytes.AsSpan(plain.Length), bound);
        return bytes;
    }

    /// <summary>Opens a part; false where it was not sealed by the other end of this channel under this number.</summary>
    internal bool TryOpen(SealedPart part, out PartKind kind, out byte[] plain)
    {
        kind = default;
        plain = [];
        if (part.Bytes.Length <= TagSize)
            return false;

        var opened = new byte[part.Bytes.Length - TagSize];
        Span<byte> nonce = stackalloc byte[12];
        Span<byte> bound = stackalloc byte[ChannelId.Size];
        Prepare(part.Number, nonce, bound);
        try
        {
            _cipher.Decrypt(nonce, part.Bytes.AsSpan(0, opened.Length), part.Bytes.AsSpan(opened.Length), opened, bound);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        kind = (PartKind)opened[0];
        plain = opened;
        return true;
    }

    public void Dispose() => _cipher.Dispose();

    private void Prepare(long number, Span<byte> nonce, Span<byte> bound)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(nonce, number);
        channel.Write(bound);
    }
}
