using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Risk;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.OpenApi;

/// <summary>A problem (RFC 9457). Members beyond the first four are there where they mean something.</summary>
/// <param name="Type">The kind: <c>urn:kiwoom-actors:problem:</c> and a name.</param>
/// <param name="Title">The kind, for people.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and what to do.</param>
/// <param name="Errors">400: everything that is wrong.</param>
/// <param name="FailedChecks">409, 422: every check that failed.</param>
/// <param name="Order">409, 422: the order as it stands.</param>
/// <param name="Existing">409: what has the id.</param>
/// <param name="Duplicate">422: whether the same order had been refused before.</param>
/// <param name="Reason">503: why the journal cannot be written.</param>
/// <param name="CorrelationId">500: under what the gateway's log has it.</param>
internal sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    IReadOnlyList<FieldError>? Errors,
    IReadOnlyList<FailedCheck>? FailedChecks,
    OrderDocument? Order,
    OrderDocument? Existing,
    bool? Duplicate,
    JournalTroubleKind? Reason,
    string? CorrelationId);
