namespace Kiwoom.Persistence.Sqlite;

/// <summary>Something for the writer thread to do, in the order in which it was asked for.</summary>
internal interface IJournalWork;
