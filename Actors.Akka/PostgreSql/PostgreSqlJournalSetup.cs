using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Kiwoom.Persistence.Postgres;

namespace Kiwoom.OnAkka.PostgreSql;

/// <summary>Gives an actor system the journal that it writes: handed over when the system is made, so that no address and no password stands in HOCON. Who
/// opened the journal closes it, after the system has ended.</summary>
/// <param name="journal">Open for writing: it holds the lease, renews it, and tells how the journal stands.</param>
public sealed class PostgreSqlJournalSetup(PostgresJournal journal) : Setup
{
    /// <summary>The one writer. What goes past Akka through it goes into the same streams in the same order.</summary>
    public PostgresJournal Journal { get; } = journal;

    /// <summary>The setup of an actor system. Throws <see cref="ConfigurationException"/> where it was made without one.</summary>
    internal static PostgreSqlJournalSetup Of(ActorSystem system) => system.Settings.Setup.Get<PostgreSqlJournalSetup>() is { HasValue: true } found
        ? found.Value
        : throw new ConfigurationException(
            $"the journal plugin 'postgresql' needs the open journal: make the actor system with ActorSystemSetup.Create(…, new {nameof(PostgreSqlJournalSetup)}(journal))");

    /// <summary>Lays the journal's own place over a plugin's configuration, and throws <see cref="ConfigurationException"/> for what must not be switched on.</summary>
    internal Config Over(Config plugin)
    {
        if (plugin.GetBoolean("auto-initialize"))
            throw new ConfigurationException("auto-initialize = off: the tables are made when the journal is opened ('./kiwoom journal schema' prints them)");
        return ConfigurationFactory.ParseString($"schema-name = {Quoted(PostgresPlace.Quote(Journal.Place.Schema))}").WithFallback(plugin);
    }

    /// <summary>Connections of the plugin's own queries.</summary>
    internal string ConnectionString => Journal.Place.ForPlugin(Journal.Options);

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
