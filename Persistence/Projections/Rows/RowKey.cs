namespace Kiwoom.Persistence.Projections.Rows;

/// <summary>The primary key of a mirrored row within its table.</summary>
/// <param name="Owner">The first column: account, stream, strategy or issue.</param>
/// <param name="Id">The second where it is text; empty otherwise.</param>
/// <param name="Number">The second where it is a number or a day's number; 0 otherwise.</param>
public readonly record struct RowKey(string Owner, string Id = "", long Number = 0);
