namespace Kiwoom.Persistence.Writing;

/// <summary>Something for the writer thread to do, in the order in which it was asked for.</summary>
internal interface IJournalWork;
