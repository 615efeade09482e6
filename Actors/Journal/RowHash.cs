using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Kiwoom.Actors.Journal;

/// <summary>The SHA-256 of a journal row, which the row's successor carries as <c>prev</c>.</summary>
/// <remarks>
/// <para>Input, each text in UTF-8, every length as a 32-bit and the number as a 64-bit little-endian integer:</para>
/// <code>
/// length(persistence_id) persistence_id  sequence_nr  length(manifest) manifest  length(payload) payload
/// </code>
/// <para>The lengths make the concatenation unambiguous: no two different rows give the same input. The payload holds the
/// predecessor's hash, so a hash stands for the whole stream up to its row. <c>ordering</c> and <c>created_at</c> are
/// bookkeeping of one database and are not part of it; the verifier checks the order of <c>ordering</c> by itself.</para>
/// </remarks>
public static class RowHash
{
    /// <summary>Bytes in a hash.</summary>
    public const int Size = 32;

    private const int LargestOnStack = 2048;

    /// <summary>What the first row of a stream has for a predecessor: 32 zero bytes.</summary>
    public static ReadOnlySpan<byte> Genesis => new byte[Size];

    /// <summary>Writes the hash of a row.</summary>
    /// <param name="persistenceId">The stream, in UTF-8.</param>
    /// <param name="sequenceNr">The row's place in it.</param>
    /// <param name="manifest">The row's manifest, in UTF-8.</param>
    /// <param name="payload">The row's payload.</param>
    /// <param name="hash">Takes <see cref="Size"/> bytes.</param>
    public static void Compute(ReadOnlySpan<byte> persistenceId, long sequenceNr, ReadOnlySpan<byte> manifest, ReadOnlySpan<byte> payload, Span<byte> hash)
    {
        var length = (3 * sizeof(int)) + sizeof(long) + persistenceId.Length + manifest.Length + payload.Length;
        var input = length <= LargestOnStack ? stackalloc byte[LargestOnStack] : new byte[length];
        var at = Put(input, 0, persistenceId);
        BinaryPrimitives.WriteInt64LittleEndian(input[at..], sequenceNr);
        at = Put(input, at + sizeof(long), manifest);
        at = Put(input, at, payload);
        SHA256.HashData(input[..at], hash);
    }

    /// <summary>The hash of a row.</summary>
    public static byte[] Of(string persistenceId, long sequenceNr, string manifest, ReadOnlySpan<byte> payload)
    {
        var hash = new byte[Size];
        Compute(Encoding.UTF8.GetBytes(persistenceId), sequenceNr, Encoding.UTF8.GetBytes(manifest), payload, hash);
        return hash;
    }

    private static int Put(Span<byte> input, int at, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(input[at..], bytes.Length);
        bytes.CopyTo(input[(at + sizeof(int))..]);
        return at + sizeof(int) + bytes.Length;
    }
}
