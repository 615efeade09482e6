using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;

namespace Kiwoom.Gateway.Http;

/// <summary>Errors as problem details (RFC 9457). Every one says what is wrong and what to do; none shows the inside.</summary>
public static class Problems
{
    private const string ContentType = "application/problem+json";

    /// <summary>400: the request itself is malformed.</summary>
    public static IResult Malformed(IReadOnlyList<FieldError> errors) =>
        Of(StatusCodes.Status400BadRequest, "malformed", "The request is malformed.", "Nothing was changed. Correct the fields named in 'errors'.", ("errors", errors));

    /// <summary>401: no token, or one that is not accepted.</summary>
    public static IResult Unauthorized(string reason) =>
        Of(StatusCodes.Status401Unauthorized, "unauthorized", "A valid token is needed.", reason);

    /// <summary>403: the caller may not do this.</summary>
    public static IResult Forbidden(string detail) =>
        Of(StatusCodes.Status403Forbidden, "forbidden", "You may not do this.", detail);

    /// <summary>404: no such thing.</summary>
    public static IResult NotFound(string detail) =>
        Of(StatusCodes.Status404NotFound, "not_found", "There is no such thing.", detail);

    /// <summary>409: the client order id belongs to another order.</summary>
    public static IResult Conflict(OrderView existing) =>
        Of(
            StatusCodes.Status409Conflict,
            "client_order_id_conflict",
            "The client_order_id is taken.",
            $"An order with other content has client_order_id '{existing.ClientOrderId}'. Nothing was changed. Send a new order under a new id.",
            ("existing", existing));

    /// <summary>409: the thing is not in a state in which this can be done.</summary>
    public static IResult NotPossible(string detail, IReadOnlyList<FailedCheck> checks, OrderView? order = null) =>
        Of(StatusCodes.Status409Conflict, "not_possible", "This cannot be done now.", detail, ("failed_checks", checks), ("order", order));

    /// <summary>413: too large a body.</summary>
    public static IResult TooLarge(int most) =>
        Of(StatusCodes.Status413PayloadTooLarge, "too_large", "The body is too large.", $"At most {most} bytes are read. Nothing was changed.");

    /// <summary>415: not JSON.</summary>
    public static IResult UnsupportedMediaType() =>
        Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", "JSON is wanted.", "Send 'Content-Type: application/json'. Nothing was changed.");

    /// <summary>422: refused by risk checks.</summary>
    public static IResult Refused(IReadOnlyList<FailedCheck> checks, OrderView order, bool duplicate) =>
        Of(
            StatusCodes.Status422UnprocessableEntity,
            "refused_by_risk",
            "The order was refused.",
            string.Join(" ", checks.Select(c => c.Text)),
            ("failed_checks", checks),
            ("order", order),
            ("duplicate", duplicate));

    /// <summary>429: too many requests.</summary>
    public static IResult TooMany(string detail) =>
        Of(StatusCodes.Status429TooManyRequests, "too_many_requests", "Too many requests.", detail);

    /// <summary>503: something that is needed is not there; nothing was changed.</summary>
    public static IResult Unavailable(string what, string detail) =>
        Of(StatusCodes.Status503ServiceUnavailable, what, "Not available now.", detail);

    /// <summary>504: no answer in time, so the outcome is unknown.</summary>
    public static IResult OutcomeUnknown(string detail) =>
        Of(StatusCodes.Status504GatewayTimeout, "outcome_unknown", "The outcome is not known yet.", detail);

    private static IResult Of(int status, string code, string title, string detail, params (string Name, object? Value)[] more)
    {
        var body = new Dictionary<string, object?>
        {
            ["type"] = $"urn:kiwoom-actors:problem:{code}",
            ["title"] = title,
            ["status"] = status,
            ["detail"] = detail,
        };
        foreach (var (name, value) in more)
        {
            if (value is not null)
                body[name] = value;
        }

        return Results.Json(body, ApiJson.Options, ContentType, status);
    }
}
