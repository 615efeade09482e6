using Kiwoom.Actors.Identity;

namespace Kiwoom.Bridge.Link;

/// <summary>A bridge's identity as it stands in its file.</summary>
/// <param name="Bridge">The id.</param>
/// <param name="Url">The link's address.</param>
/// <param name="Pin">Hex of the gateway's pin.</param>
/// <param name="PrivateKey">Base64 of the key in PKCS #8, protected by <paramref name="Protection"/>.</param>
/// <param name="Protection">The scheme that protects the key; null where the file's permissions alone do.</param>
/// <param name="ProtectedFor">The user who can read it, for people; null without a scheme.</param>
internal sealed record BridgeIdentityFile(BridgeId Bridge, string Url, string Pin, string PrivateKey, string? Protection = null, string? ProtectedFor = null);
