using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Gateway.Accounts;

/// <summary>The account actors, as the gateway's edges see them.</summary>
public interface IAccounts
{
    /// <summary>The accounts that exist: from the broker's logins and from the journal.</summary>
    IReadOnlyCollection<AccountNo> Known { get; }

    /// <summary>Sends a command or question to an account's actor and waits for the answer. Throws <see cref="TimeoutException"/> where the
    /// outcome is unknown and <see cref="JournalUnavailableException"/> where nothing was changed.</summary>
    Task<TAnswer> Ask<TAnswer>(AccountNo account, ICommand command, CancellationToken cancellation = default);
}
