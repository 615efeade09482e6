using Microsoft.OpenApi;

namespace Kiwoom.Gateway.OpenApi;

/// <summary>A parameter of a path or query.</summary>
/// <param name="Name">As it is sent.</param>
/// <param name="Description">What it is.</param>
/// <param name="Example">A value.</param>
/// <param name="Type">How it is written.</param>
/// <param name="InPath">In the path and required, or in the query and optional.</param>
internal sealed record ApiParameter(string Name, string Description, string Example, JsonSchemaType Type = JsonSchemaType.String, bool InPath = false)
{
    /// <summary>The account of a request.</summary>
    internal static ApiParameter AccountNo { get; } =
        new("account_no", "The account, ten digits. May be left out by a caller who can use exactly one.", "8012345611");

    /// <summary>The order of a request.</summary>
    internal static ApiParameter ClientOrderId { get; } =
        new("client_order_id", "The sender's id of the order: 1 to 36 letters, digits and -_.:@", "my-first", InPath: true);
}
