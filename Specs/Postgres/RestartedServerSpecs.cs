using Kiwoom.Persistence;
using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Replay;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Postgres;

/// <summary>A reader whose server was killed and started again between two reads.</summary>
[Trait("Category", "Process")]
public sealed class RestartedServerSpecs
{
    [Fact]
    public async Task The_next_read_does_not_fail_on_a_connection_that_died_with_the_server()
    {
        await using var server = await PostgresServer.Start();
        var database = await server.NewDatabase();
        await (await PostgresJournal.Open(database, Sample.Catalog, TimeProvider.System)).DisposeAsync();
        var reader = new JournalReader(JournalSource.At(new JournalAddress.InPostgres(database)), Sample.Catalog);
        reader.Count().ShouldBe(0);

        await server.Stop("KILL");
        await server.Resume();
        reader.Count().ShouldBe(0);
    }
}
