namespace Kiwoom.Gateway.OpenApi;

/// <summary>One status that an endpoint answers with.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Description">When.</param>
/// <param name="Body">The body's type; null for a problem.</param>
/// <param name="IsList">Whether the body is a list of the type.</param>
internal sealed record ApiResult(int Status, string Description, Type? Body = null, bool IsList = false)
{
    /// <summary>200 with a body.</summary>
    internal static ApiResult Ok<T>(string description) => new(StatusCodes.Status200OK, description, typeof(T));

    /// <summary>200 with a list.</summary>
    internal static ApiResult List<T>(string description) => new(StatusCodes.Status200OK, description, typeof(T), IsList: true);

    /// <summary>Problems that every endpoint behind the token may answer with.</summary>
    internal static IReadOnlyList<ApiResult> Everywhere { get; } =
    [
        new(400, "Malformed; everything wrong is named in errors. Nothing was changed."),
        new(401, "No token, or one that has expired, was revoked, or is neither this gateway's nor its Supabase project's."),
        new(403, "The user's level or accounts do not allow it, his permission has ended, or a page of another site asked."),
        new(429, "Too many requests of this user. Nothing was changed."),
        new(500, "A bug; the log has it under correlation_id."),
        new(503, "Not available now: the journal cannot be written, the account is not known yet, nobody answers, or the permissions of Supabase users cannot be read. Nothing was changed."),
        new(504, "No answer in time. For a change the outcome is unknown: look it up, or send exactly the same again."),
    ];

    /// <summary>Problems of endpoints that read a body.</summary>
    internal static IReadOnlyList<ApiResult> WithBody { get; } =
    [
        new(413, "The body is larger than 64 KB. Nothing was changed."),
        new(415, "The body is not application/json. Nothing was changed."),
    ];
}
