namespace Kiwoom.Bridge.Queries;

/// <summary>One page of an answer, copied inside OnReceiveTrData.</summary>
/// <param name="RqName">sRQName.</param>
/// <param name="Single">The single record's fields.</param>
/// <param name="Rows">Rows by field, trimmed of nothing.</param>
/// <param name="HasMore">sPrevNext is "2".</param>
public sealed record TrPage(string RqName, IReadOnlyDictionary<string, string> Single, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, bool HasMore);
