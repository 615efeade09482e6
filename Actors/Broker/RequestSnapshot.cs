using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Broker;

/// <summary>Read the account's orders, executions, holdings and cash from Kiwoom's own lists, all pages. Answered with
/// <see cref="BrokerSnapshot"/>.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Account">Account.</param>
public sealed record RequestSnapshot(CommandId Id, AccountNo Account) : IBrokerCommand;
