using Akka.Actor;
using Npgsql;

namespace Kiwoom.Specs.OnAkka.PostgreSql;

/// <summary>Akka.Persistence.PostgreSql as it is, on the same tables: what is not ours to use, and what ours is measured against.</summary>
internal static class StockPlugin
{
    /// <summary>Of its pool, so that many writes at once have too few connections; as many as it takes, for a second, which is how long Npgsql waits here.</summary>
    public static string TinyPool(string database) => new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = 2, Timeout = 1 }.ToString();

    public static ActorSystem NewSystem(string connectionString) => AkkaOnPostgres.NewSystem($$"""
        {{AkkaOnPostgres.JournalId}} {
          class = "Akka.Persistence.PostgreSql.Journal.PostgreSqlJournal, Akka.Persistence.PostgreSql"
          connection-string = "{{connectionString.Replace("\"", "\\\"", StringComparison.Ordinal)}}"
        }
        akka.persistence.snapshot-store.postgresql.class = "Akka.Persistence.Snapshot.NoSnapshotStore, Akka.Persistence"
        akka.actor {
          serializers.json = "Akka.Serialization.NewtonSoftJsonSerializer, Akka"
          serialization-bindings."System.Object" = json
        }
        """);
}
