using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Link;

/// <summary>The gateway has the bridge's key.</summary>
/// <param name="Bridge">The id that the bridge has from now on.</param>
public sealed record Enrolled(BridgeId Bridge);
