using Kiwoom.Actors.Runtime;

namespace Kiwoom.Actors.Account;

/// <summary>Asks the bridge for Kiwoom's lists now. Nobody is answered.</summary>
/// <param name="Cause">Command id.</param>
public sealed record Reconcile(Cause Cause) : ICommand;
