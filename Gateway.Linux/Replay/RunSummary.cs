using System.Security.Cryptography;
using System.Text;
using Kiwoom.Actors.Account;

namespace Kiwoom.Gateway.Replay;

/// <summary>A whole gateway in figures. A run and the replay of its journal give equal ones.</summary>
/// <param name="Orders">Orders ever decided on, refused ones included.</param>
/// <param name="Executions">Fills.</param>
/// <param name="OpenOrders">Orders that are not final.</param>
/// <param name="OrdersInDoubt">Orders whose outcome is unknown.</param>
/// <param name="JournalEvents">Events of all streams.</param>
/// <param name="StateHash">SHA-256 over the accounts' state hashes, in the order of their numbers.</param>
/// <param name="RealisedProfit">Won, less commissions and taxes.</param>
/// <param name="Cash">Won.</param>
/// <param name="Commission">Won.</param>
/// <param name="Tax">Won.</param>
/// <param name="Accounts">Each account.</param>
public sealed record RunSummary(
    long Orders,
    long Executions,
    int OpenOrders,
    int OrdersInDoubt,
    long JournalEvents,
    string StateHash,
    long RealisedProfit,
    long Cash,
    long Commission,
    long Tax,
    IReadOnlyList<AccountSummary> Accounts)
{
    /// <summary>Adds accounts up.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="journalEvents">Events of all streams.</param>
    public static RunSummary Of(IEnumerable<AccountSummary> accounts, long journalEvents)
    {
        var sorted = accounts.OrderBy(a => a.Account.Value, StringComparer.Ordinal).ToList();
        var hashes = string.Concat(sorted.Select(a => $"{a.Account}:{a.Version}:{a.StateHash}\n"));
        return new RunSummary(
            sorted.Sum(a => a.Orders),
            sorted.Sum(a => a.Executions),
            sorted.Sum(a => a.OpenOrders),
            sorted.Sum(a => a.OrdersInDoubt),
            journalEvents,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashes))),
            sorted.Sum(a => a.RealisedProfit),
            sorted.Sum(a => a.Cash),
            sorted.Sum(a => a.Commission),
            sorted.Sum(a => a.Tax),
            sorted);
    }
}
