using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.OpenApi;

/// <summary>All that the OpenAPI document says of one endpoint, and what is demanded of its callers.</summary>
internal sealed record ApiOperation
{
    /// <summary>Unique, camel case.</summary>
    internal required string Id { get; init; }

    /// <summary>The group it is shown in.</summary>
    internal required string Tag { get; init; }

    /// <summary>One line.</summary>
    internal required string Summary { get; init; }

    /// <summary>What a caller must know, in sentences.</summary>
    internal required string Description { get; init; }

    /// <summary>The least level that a caller must have.</summary>
    internal PermissionLevel Least { get; init; } = PermissionLevel.Viewer;

    /// <summary>Whose budget it is taken from.</summary>
    internal RequestKind Kind { get; init; }

    /// <summary>Of path and query.</summary>
    internal IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The body's type; null where there is none.</summary>
    internal Type? Body { get; init; }

    /// <summary>A body as JSON.</summary>
    internal string? BodyExample { get; init; }

    /// <summary>Whether the body may be left out.</summary>
    internal bool BodyIsOptional { get; init; }

    /// <summary>What it answers besides the problems that every endpoint may answer with.</summary>
    internal required IReadOnlyList<ApiResult> Results { get; init; }

    /// <summary>Whether it answers without a token.</summary>
    internal bool IsOpen { get; init; }

    /// <summary>Names of the query's parameters.</summary>
    internal IReadOnlyCollection<string> QueryNames => [.. Parameters.Where(p => !p.InPath).Select(p => p.Name)];
}
