using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kiwoom.Specs.Gateway.Users;

/// <summary>Makes tokens by hand, also such as no library would make.</summary>
internal static class Jwt
{
    public static string Of(object header, object payload, Func<byte[], byte[]> sign)
    {
        var text = $"{Part(JsonSerializer.SerializeToUtf8Bytes(header))}.{Part(JsonSerializer.SerializeToUtf8Bytes(payload))}";
        return $"{text}.{Part(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    public static string Part(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public static Func<byte[], byte[]> Hmac(byte[] secret) => data => HMACSHA256.HashData(secret, data);
}
