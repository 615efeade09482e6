using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Actors.Broker;

/// <summary>How the bridge stands with Kiwoom. Sent over the link beside the reliable channel on every connect and on every change.</summary>
/// <param name="Bridge">Which bridge.</param>
/// <param name="LoggedIn">Kiwoom is logged in and account queries work.</param>
/// <param name="Server">The server found with GetServerGubun; null while not logged in.</param>
/// <param name="Accounts">The login's accounts.</param>
/// <param name="LoginEpoch">Counts logins; each one calls for reconciliation.</param>
/// <param name="Text">For people: why not logged in, which popup blocks, …</param>
public sealed record BrokerSession(BridgeId Bridge, bool LoggedIn, TradingMode? Server, IReadOnlyList<AccountNo> Accounts, long LoginEpoch, string? Text);
