namespace Kiwoom.Bridge.Connection;

/// <summary>OnReceiveMsg that is not about an order.</summary>
/// <param name="TrCode">The query it is about.</param>
/// <param name="Text">For people.</param>
public sealed record KiwoomMessage(string TrCode, string Text);
