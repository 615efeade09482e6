using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;

namespace Kiwoom.Gateway.Journal;

/// <summary>Pages of the running journal.</summary>
/// <param name="journal">The journal.</param>
/// <param name="catalog">All events.</param>
public sealed class JournalPages(IJournal journal, EventCatalog catalog) : IJournalPages
{
    /// <inheritdoc/>
    public string StreamOf(AccountNo account) => $"account-{account}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<JournalEntry>> Read(string stream, long fromSequenceNr, int count, CancellationToken cancellation = default)
    {
        var page = new List<JournalEntry>();
        if (count <= 0)
            return page;

        await foreach (var journaled in journal.Read(stream, fromSequenceNr, cancellation).ConfigureAwait(false))
        {
            var registered = catalog.Find(journaled.Event);
            page.Add(new JournalEntry(
                journaled.SequenceNr,
                journaled.At,
                registered.Manifest,
                journaled.Cause.Command,
                journaled.Cause.User,
                journaled.Cause.Strategy,
                JsonSerializer.SerializeToElement(journaled.Event, registered.TypeInfo)));
            if (page.Count == count)
                break;
        }

        return page;
    }
}
