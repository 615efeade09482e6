using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Http;

/// <summary>How a bridge stands.</summary>
/// <param name="BridgeId">Which.</param>
/// <param name="Connected">Whether the link is up.</param>
/// <param name="LoggedIn">Whether Kiwoom is logged in.</param>
/// <param name="Server">The server found; null while not logged in.</param>
/// <param name="Text">For people: why not logged in.</param>
public sealed record BridgeDocument(BridgeId BridgeId, bool Connected, bool LoggedIn, TradingMode? Server, string? Text);
