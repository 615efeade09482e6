using Kiwoom.Persistence.Postgres;
using Kiwoom.Persistence.Sqlite;

namespace Kiwoom.Persistence.Reading;

/// <summary>Where a journal can be read, whatever database it is in. Immutable; safe for all threads.</summary>
public abstract class JournalSource
{
    /// <summary>The journal's name for people; holds no secret.</summary>
    public abstract string Name { get; }

    /// <summary>A journal by its address.</summary>
    public static JournalSource At(JournalAddress address) => address switch
    {
        JournalAddress.InSqlite sqlite => new SqliteSource(sqlite.File),
        JournalAddress.InPostgres postgres => new PostgresSource(PostgresPlace.Parse(postgres.ConnectionString), new PostgresJournalOptions()),
        _ => throw new NotSupportedException($"{address} cannot be read"),
    };

    /// <summary>A SQLite journal by its data directory or file.</summary>
    public static JournalSource At(string dataDirectoryOrFile) => new SqliteSource(JournalFile.In(dataDirectoryOrFile));

    /// <summary>Opens it. Throws <see cref="FileNotFoundException"/> where there is none, <see cref="InvalidDataException"/> for what is no journal
    /// of a known version, and <see cref="System.Data.Common.DbException"/> for faults of the database.</summary>
    internal abstract JournalView Open();
}
