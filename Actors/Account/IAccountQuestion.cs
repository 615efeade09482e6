using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks an account how it stands. Decided without an event, so that it can be answered from any fold of the account's stream.</summary>
public interface IAccountQuestion : ICommand;
