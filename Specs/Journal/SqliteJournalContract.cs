using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Sqlite;

namespace Kiwoom.Specs.Journal;

public sealed class SqliteJournalContract : DurableJournalContract
{
    private readonly TemporaryDirectory _data = new();

    protected override async Task<IJournal> OpenEmpty() => await SqliteJournal.Open(_data.Path, Sample.Catalog, TimeProvider.System);

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _data.Dispose();
    }
}
