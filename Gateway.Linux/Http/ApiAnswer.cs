using Kiwoom.Actors.Orders;

namespace Kiwoom.Gateway.Http;

/// <summary>The answer to a request: written as an HTTP response, or carried in a WebSocket message with the same status and body.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="body">What is written as JSON.</param>
/// <param name="isProblem">Whether the body is a problem (RFC 9457).</param>
public sealed class ApiAnswer(int status, object body, bool isProblem = false) : IResult
{
    /// <summary>The media type of a problem.</summary>
    public const string ProblemType = "application/problem+json";

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>What is written as JSON.</summary>
    public object Body { get; } = body;

    /// <summary>Whether the body is a problem.</summary>
    public bool IsProblem { get; } = isProblem;

    /// <summary>Where what was made can be read; null where nothing was made.</summary>
    public string? Location { get; init; }

    /// <summary>Seconds after which it makes sense to try again; null where that is not known.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The order that it is about, for answers that are not written as JSON; null for none.</summary>
    internal OrderView? Order { get; private set; }

    /// <summary>200 with a body.</summary>
    public static ApiAnswer Ok(object body) => new(StatusCodes.Status200OK, body);

    /// <summary>Names the order that it is about.</summary>
    internal ApiAnswer About(OrderView? order)
    {
        Order = order;
        return this;
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (Location is not null)
            response.Headers.Location = Location;
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return response.WriteAsJsonAsync(Body, Body.GetType(), ApiJson.Options, IsProblem ? ProblemType : "application/json; charset=utf-8", CancellationToken.None);
    }
}
