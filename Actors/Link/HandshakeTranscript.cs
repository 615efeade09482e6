using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Kiwoom.Actors.Link;

/// <summary>What signatures are made over. Every part is preceded by its length (u32, big endian), so that no two transcripts share
/// their bytes, and the gateway's pin is part of it: a signature is worth nothing on a channel to anybody else.</summary>
public static class HandshakeTranscript
{
    private static readonly byte[] LinkLabel = "kiwoom link proof v1"u8.ToArray();
    private static readonly byte[] EnrolmentLabel = "kiwoom link enrolment v1"u8.ToArray();

    /// <summary>SHA-256 over what both ends have sent so far.</summary>
    /// <param name="pin">SHA-256 of the gateway's SubjectPublicKeyInfo, as the TLS channel showed it.</param>
    /// <param name="hello">Payload of the hello, byte for byte.</param>
    /// <param name="challenge">Payload of the challenge, byte for byte.</param>
    public static byte[] OfLink(ReadOnlySpan<byte> pin, ReadOnlySpan<byte> hello, ReadOnlySpan<byte> challenge)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, LinkLabel);
        Add(hash, pin);
        Add(hash, hello);
        Add(hash, challenge);
        return hash.GetHashAndReset();
    }

    /// <summary>SHA-256 over what a new key signs when it is enrolled.</summary>
    /// <param name="pin">SHA-256 of the gateway's SubjectPublicKeyInfo, as the TLS channel showed it.</param>
    /// <param name="secret">The enrolment code's secret.</param>
    /// <param name="publicKey">The new key's SubjectPublicKeyInfo.</param>
    public static byte[] OfEnrolment(ReadOnlySpan<byte> pin, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> publicKey)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, EnrolmentLabel);
        Add(hash, pin);
        Add(hash, secret);
        Add(hash, publicKey);
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
