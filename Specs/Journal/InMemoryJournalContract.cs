using Kiwoom.Actors.Journal;

namespace Kiwoom.Specs.Journal;

public sealed class InMemoryJournalContract : JournalContract
{
    protected override Task<IJournal> OpenEmpty() => Task.FromResult<IJournal>(new InMemoryJournal());
}
