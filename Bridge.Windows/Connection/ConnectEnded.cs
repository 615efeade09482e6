namespace Kiwoom.Bridge.Connection;

/// <summary>OnEventConnect.</summary>
/// <param name="Code">0: logged in. Otherwise a login failed, or the session is gone.</param>
public sealed record ConnectEnded(int Code);
