using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>Errors as problem details (RFC 9457). Every one says what is wrong and what to do; none shows the inside.</summary>
public static class Problems
{
    /// <summary>What the <c>type</c> of every problem begins with.</summary>
    public const string TypePrefix = "urn:kiwoom-actors:problem:";

    private const int RetrySoon = 1;

    /// <summary>400: the request itself is malformed.</summary>
    public static ApiAnswer Malformed(IReadOnlyList<FieldError> errors) =>
        Of(StatusCodes.Status400BadRequest, "malformed", "The request is malformed.", "Nothing was changed. Correct the fields named in 'errors'.", ("errors", errors));

    /// <summary>400: one field is malformed.</summary>
    public static ApiAnswer Malformed(string field, string text) => Malformed([new FieldError(field, text)]);

    /// <summary>400: the Host header names a machine that this is not.</summary>
    public static ApiAnswer HostNotAllowed() =>
        Of(StatusCodes.Status400BadRequest, "host_not_allowed", "The Host header is not allowed.", "Use a loopback name or address, or allow the name in the gateway's configuration.");

    /// <summary>401: no token, or one that is not accepted.</summary>
    public static ApiAnswer Unauthorized(string reason) =>
        Of(StatusCodes.Status401Unauthorized, "unauthorized", "A valid token is needed.", reason);

    /// <summary>401, 403 or 503: why a token does not open anything.</summary>
    public static ApiAnswer Of(TokenCheck check) => check switch
    {
        TokenCheck.Bad bad => Unauthorized(bad.Reason),
        TokenCheck.Denied denied => Forbidden(denied.Reason),
        TokenCheck.Unavailable missing => Unavailable(missing.What, missing.Reason),
        _ => throw new InvalidOperationException($"{check?.GetType().Name} is no problem"),
    };

    /// <summary>403: the caller may not do this.</summary>
    public static ApiAnswer Forbidden(string detail) =>
        Of(StatusCodes.Status403Forbidden, "forbidden", "You may not do this.", detail);

    /// <summary>403: a web page of another site sent it.</summary>
    public static ApiAnswer OriginNotAllowed() =>
        Of(StatusCodes.Status403Forbidden, "origin_not_allowed", "The Origin is not allowed.", "Web pages of other sites may not use this gateway unless its configuration names them. Nothing was changed.");

    /// <summary>404: no such thing.</summary>
    public static ApiAnswer NotFound(string detail) =>
        Of(StatusCodes.Status404NotFound, "not_found", "There is no such thing.", detail);

    /// <summary>405: the path has no such method.</summary>
    public static ApiAnswer MethodNotAllowed() =>
        Of(StatusCodes.Status405MethodNotAllowed, "method_not_allowed", "The path does not take this method.", "The Allow header names those it takes. Nothing was changed.");

    /// <summary>426: only a WebSocket can be opened here.</summary>
    public static ApiAnswer UpgradeRequired() =>
        Of(StatusCodes.Status426UpgradeRequired, "upgrade_required", "A WebSocket is wanted.", "Open this address as a WebSocket (ws: or wss:).");

    /// <summary>409: the client order id belonged to an order of long ago.</summary>
    public static ApiAnswer Spent(ClientOrderId id) =>
        Of(
            StatusCodes.Status409Conflict,
            "client_order_id_spent",
            "The client_order_id was used before.",
            $"An old order had client_order_id '{id}'; the journal has it. Nothing was changed. Send a new order under a new id.");

    /// <summary>409: the client order id belongs to another order.</summary>
    public static ApiAnswer Conflict(OrderView existing) =>
        Of(
            StatusCodes.Status409Conflict,
            "client_order_id_conflict",
            "The client_order_id is taken.",
            $"An order with other content has client_order_id '{existing.ClientOrderId}'. Nothing was changed. Send a new order under a new id.",
            ("existing", OrderDocument.Of(existing))).About(existing);

    /// <summary>409: another thing has the id.</summary>
    public static ApiAnswer Taken(string detail, object existing) =>
        Of(StatusCodes.Status409Conflict, "id_taken", "The id is taken.", detail, ("existing", existing));

    /// <summary>409: the thing is not in a state in which this can be done.</summary>
    public static ApiAnswer NotPossible(string detail, IReadOnlyList<FailedCheck> checks, OrderView? order = null) =>
        Of(
            StatusCodes.Status409Conflict,
            "not_possible",
            "This cannot be done now.",
            detail,
            ("failed_checks", checks),
            ("order", order is null ? null : OrderDocument.Of(order))).About(order);

    /// <summary>413: too large a body.</summary>
    public static ApiAnswer TooLarge(int most) =>
        Of(StatusCodes.Status413PayloadTooLarge, "too_large", "The body is too large.", $"At most {most} bytes are read. Nothing was changed.");

    /// <summary>415: not JSON.</summary>
    public static ApiAnswer UnsupportedMediaType() =>
        Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "JSON is wanted.", "Send 'Content-Type: application/json'. Nothing was changed.");

    /// <summary>422: refused by risk checks.</summary>
    public static ApiAnswer Refused(IReadOnlyList<FailedCheck> checks, OrderView order, bool duplicate) =>
        Of(
            StatusCodes.Status422UnprocessableEntity,
            "refused_by_risk",
            "The order was refused.",
            string.Join(" ", checks.Select(c => c.Text)),
            ("failed_checks", checks),
            ("order", OrderDocument.Of(order)),
            ("duplicate", duplicate)).About(order);

    /// <summary>429: too many requests.</summary>
    public static ApiAnswer TooMany(string detail) =>
        Of(StatusCodes.Status429TooManyRequests, "too_many_requests", "Too many requests.", detail, RetrySoon);

    /// <summary>429: refused by risk checks, and no more refusals are recorded today.</summary>
    public static ApiAnswer TooManyRefused(IReadOnlyList<FailedCheck> checks) =>
        Of(
            StatusCodes.Status429TooManyRequests,
            "too_many_refused",
            "The order was refused, and so many were today that no more refusals are recorded.",
            $"Nothing was changed and nothing was sent, and the client_order_id is not spent. Orders that pass the checks are taken as always. Mend what sends the refused ones. {string.Join(" ", checks.Select(c => c.Text))}",
            RetrySoon,
            ("failed_checks", checks));

    /// <summary>503: something that is needed is not there; nothing was changed.</summary>
    public static ApiAnswer Unavailable(string what, string detail) =>
        Of(StatusCodes.Status503ServiceUnavailable, what, "Not available now.", detail, RetrySoon);

    /// <summary>503: the journal cannot be written or read; nothing was changed.</summary>
    /// <param name="reason">Why; null where that is not known.</param>
    public static ApiAnswer JournalUnavailable(JournalTroubleKind? reason) =>
        Of(
            StatusCodes.Status503ServiceUnavailable,
            "journal_unavailable",
            "The journal cannot be written.",
            $"{Words(reason)} Nothing was changed and nothing was sent. Market data and reading go on. GET /health/ready says more.",
            RetrySoon,
            ("reason", reason));

    /// <summary>504: no answer in time, so the outcome is unknown.</summary>
    public static ApiAnswer OutcomeUnknown(string detail) =>
        Of(StatusCodes.Status504GatewayTimeout, "outcome_unknown", "The outcome is not known yet.", detail);

    /// <summary>What an exception of the actors below means to a caller. Only what is none of theirs is a bug: 500, which shows nothing
    /// but the id under which the log has the exception.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="changes">Whether the request was to change something.</param>
    /// <param name="correlationId">Under what the log has it.</param>
    public static ApiAnswer Of(Exception fault, bool changes, string correlationId) => fault switch
    {
        JournalUnavailableException unavailable => JournalUnavailable(unavailable.Kind),
        OverloadedException => Unavailable("overloaded", "So many requests of this kind come in or wait that no more are taken now. Nothing was changed and nothing was sent: the same order may be sent again, under the same client_order_id. Cancels and the emergency stop are still taken."),
        UndeliverableException => Unavailable("not_running", "The actor that answers this does not run now. Nothing was changed. Try again later."),
        JournalOutcomeUnknownException => OutcomeUnknown(AskAgain),
        TimeoutException or OperationCanceledException when changes => OutcomeUnknown(AskAgain),
        TimeoutException or OperationCanceledException => Of(StatusCodes.Status504GatewayTimeout, "no_answer", "There was no answer in time.", "Nothing was changed. Ask again."),
        _ => Of(StatusCodes.Status500InternalServerError, "internal", "Something went wrong inside.", "The gateway's log has it under the correlation id. " + (changes ? AskAgain : "Nothing was changed."), ("correlation_id", correlationId)),
    };

    /// <summary>What an empty response with an error status means; null for a status that has a body of its own.</summary>
    public static ApiAnswer? OfStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => Malformed("request", "not readable as HTTP"),
        StatusCodes.Status404NotFound => NotFound("Nothing answers at this path. GET /openapi/v1.json lists what does."),
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed(),
        StatusCodes.Status413PayloadTooLarge => TooLarge(RequestBody.Largest),
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType(),
        >= 400 => Of(status, "http", "The request cannot be served.", $"HTTP status {status}."),
        _ => null,
    };

    private static string Words(JournalTroubleKind? reason) => reason switch
    {
        JournalTroubleKind.DiskFull => "The gateway's disk is full.",
        JournalTroubleKind.Locked => "Another program has the journal's file locked.",
        JournalTroubleKind.ReadOnly => "The journal's file may not be written.",
        JournalTroubleKind.DiskFault => "The gateway's disk fails.",
        JournalTroubleKind.Damaged => "The journal's file is damaged.",
        JournalTroubleKind.Unreachable => "The journal's database server cannot be reached.",
        JournalTroubleKind.Replaced => "Another gateway has taken the journal over: send your orders to that one.",
        _ => "The journal cannot be written now.",
    };

    private const string AskAgain =
        "It may or may not have been done. Look the order up by its client_order_id. Sending the same order again under the same client_order_id is safe: it is never sent twice. Never send it under another id.";

    private static ApiAnswer Of(int status, string code, string title, string detail, params (string Name, object? Value)[] more) =>
        Of(status, code, title, detail, null, more);

    private static ApiAnswer Of(int status, string code, string title, string detail, int? retryAfter, params (string Name, object? Value)[] more)
    {
        var body = new Dictionary<string, object?>
        {
            ["type"] = TypePrefix + code,
            ["title"] = title,
            ["status"] = status,
            ["detail"] = detail,
        };
        foreach (var (name, value) in more)
        {
            if (value is not null)
                body[name] = value;
        }

        return new ApiAnswer(status, body, isProblem: true) { RetryAfter = retryAfter };
    }
}
