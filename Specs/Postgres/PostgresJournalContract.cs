using Kiwoom.Actors.Journal;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Postgres;

[Trait("Category", "Process")]
public sealed class PostgresJournalContract : DurableJournalContract
{
    protected override async Task<IJournal> OpenEmpty() =>
        await PostgresJournal.Open(await (await PostgresServer.Shared).NewDatabase(), Sample.Catalog, TimeProvider.System);
}
