namespace Kiwoom.Bridge.Link.Keys;

/// <summary>The key lies in its file as it is; only the owner may read the file.</summary>
internal sealed class FilePermissions : IKeyProtection
{
    public string? Scheme => null;

    public string User => Environment.UserName;

    public byte[] Protect(byte[] key) => [.. key];

    public byte[] Unprotect(byte[] kept) => [.. kept];
}
