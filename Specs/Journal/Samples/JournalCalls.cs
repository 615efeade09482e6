using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Specs.Journal;

/// <summary>The journal's calls as specs like them.</summary>
public static class JournalCalls
{
    public static Task<AppendOutcome> AppendAsync(this IJournal journal, string persistenceId, IReadOnlyList<JournaledEvent> events)
    {
        var outcome = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        journal.Append(persistenceId, events, outcome.SetResult);
        return outcome.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public static async Task<List<JournaledEvent>> ReadAll(this IJournal journal, string persistenceId, long from = 1)
    {
        var events = new List<JournaledEvent>();
        await foreach (var journaled in journal.Read(persistenceId, from))
            events.Add(journaled);
        return events;
    }
}
