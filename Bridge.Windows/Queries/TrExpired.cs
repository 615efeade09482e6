namespace Kiwoom.Bridge.Queries;

/// <summary>The time for one page of an answer is over.</summary>
/// <param name="RqName">The query.</param>
/// <param name="Pages">Pages that it had when it was sent.</param>
public sealed record TrExpired(string RqName, int Pages);
