using Microsoft.Data.Sqlite;

namespace Kiwoom.Persistence.Sqlite;

/// <summary>Stands where a disk can fail: a fault thrown before the commit is one that wrote nothing, after it one whose answer was lost.</summary>
internal interface ICommitProbe
{
    void Opened(SqliteConnection connection);

    void BeforeCommit();

    void AfterCommit();
}
