using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Status;

/// <summary>The login at Kiwoom.</summary>
/// <param name="LoggedIn">Orders and account queries work.</param>
/// <param name="Server">The server found after the login; null while not logged in.</param>
/// <param name="Accounts">The accounts, masked.</param>
/// <param name="LoginEpoch">Counts logins.</param>
/// <param name="Text">For people; null where there is nothing to say.</param>
public sealed record SessionState(bool LoggedIn, TradingMode? Server, IReadOnlyList<string> Accounts, long LoginEpoch, string? Text);
