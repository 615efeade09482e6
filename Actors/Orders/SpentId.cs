using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Orders;

/// <summary>Eight bytes that stand for a client order id whose order is not kept any more: the beginning of its SHA-256. Two ids that share
/// them would only get one refused that was never used, and a million ids a year make that a matter of ten thousands of years.</summary>
internal static class SpentId
{
    internal static ulong Of(ClientOrderId id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id.Value), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
