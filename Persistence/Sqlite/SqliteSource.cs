using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>A journal in a SQLite file.</summary>
/// <param name="file">The file.</param>
internal sealed class SqliteSource(string file) : JournalSource
{
    /// <inheritdoc/>
    public override string Name => file;

    internal override JournalView Open() => new SqliteView(JournalConnection.OpenReader(file));
}
