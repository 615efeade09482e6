namespace Kiwoom.Bridge.Link.Keys;

/// <summary>How a private key is kept from other users of the machine while it lies in a file.</summary>
internal interface IKeyProtection
{
    /// <summary>As it stands in the file; null where the file's permissions alone protect the key.</summary>
    string? Scheme { get; }

    /// <summary>The user who can read it, for people.</summary>
    string User { get; }

    /// <summary>Protects.</summary>
    byte[] Protect(byte[] key);

    /// <summary>Undoes it. Throws <see cref="System.Security.Cryptography.CryptographicException"/> for another user or another machine.</summary>
    byte[] Unprotect(byte[] kept);
}
