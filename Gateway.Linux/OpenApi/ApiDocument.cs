using System.Text.Json.Nodes;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kiwoom.Gateway.OpenApi;

/// <summary>Makes the OpenAPI document out of the <see cref="ApiOperation"/> of every endpoint.</summary>
internal static class ApiDocument
{
    /// <summary>The document's name, which stands in its path.</summary>
    internal const string Name = "v1";

    private const string BearerScheme = "bearer";

    internal static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Describe);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            DescribeValue(schema, context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Kiwoom.Actors gateway",
            Version = Name,
            Description = "Orders, positions, quotes and risk of Kiwoom accounts. Prices are whole won, quantities shares, instants UTC. "
                + "Errors are problem details (RFC 9457). The WebSocket /client/{user_id} carries the same in real time; see docs/api.md.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = BearerScheme,
            BearerFormat = "JWT",
            Description = "A token of the gateway (./kiwoom token create --user NAME --level LEVEL), or, where supabase_auth is configured, an access token of the Supabase project's; see docs/supabase-users.md.",
        };
    }

    private static async Task Describe(OpenApiOperation shown, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().FirstOrDefault() is not { } operation)
            return;

        var document = context.Document!;
        shown.OperationId = operation.Id;
        shown.Summary = operation.Summary;
        shown.Description = operation.IsOpen
            ? operation.Description
            : $"{operation.Description} Needs the level {JsonFields.SnakeCase(operation.Least)}.";
        shown.Tags = new HashSet<OpenApiTagReference> { new(operation.Tag, document) };
        document.Tags ??= new HashSet<OpenApiTag>();
        document.Tags.Add(new OpenApiTag { Name = operation.Tag });
        shown.Parameters = [.. operation.Parameters.Select(Parameter)];
        if (!operation.IsOpen)
            shown.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [] }];

        if (operation.Body is { } body)
        {
            shown.RequestBody = new OpenApiRequestBody
            {
                Required = !operation.BodyIsOptional,
                Description = operation.Summary,
                Content = Content("application/json", await Schema(body, context, cancellation).ConfigureAwait(false), operation.BodyExample),
            };
        }

        shown.Responses = [];
        foreach (var result in ResultsOf(operation))
            shown.Responses[result.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = await Response(result, context, cancellation).ConfigureAwait(false);
    }

    private static IEnumerable<ApiResult> ResultsOf(ApiOperation operation)
    {
        var all = operation.Results.AsEnumerable();
        if (!operation.IsOpen)
            all = all.Concat(ApiResult.Everywhere);
        if (operation.Body is not null)
            all = all.Concat(ApiResult.WithBody);
        return all.DistinctBy(r => r.Status).OrderBy(r => r.Status);
    }

    private static IOpenApiParameter Parameter(ApiParameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = parameter.InPath ? ParameterLocation.Path : ParameterLocation.Query,
        Required = parameter.InPath,
        Description = parameter.Description,
        Schema = new OpenApiSchema { Type = parameter.Type },
        Example = parameter.Type == JsonSchemaType.Integer ? JsonNode.Parse(parameter.Example) : JsonValue.Create(parameter.Example),
    };

    private static async Task<OpenApiResponse> Response(ApiResult result, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var schema = await Schema(result.Body ?? typeof(ProblemDocument), context, cancellation).ConfigureAwait(false);
        if (result.IsList)
            schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema };

        var example = result.Body is null ? ApiExamples.Problem(result) : ApiExamples.Of(result.Body, result.IsList);
        return new OpenApiResponse
        {
            Description = result.Description,
            Content = Content(result.Body is null ? ApiAnswer.ProblemType : "application/json", schema, example),
        };
    }

    private static Dictionary<string, OpenApiMediaType> Content(string mediaType, IOpenApiSchema schema, string? example) => new()
    {
        [mediaType] = new OpenApiMediaType { Schema = schema, Example = example is null ? null : JsonNode.Parse(example) },
    };

    private static async Task<IOpenApiSchema> Schema(Type type, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var document = context.Document!;
        var name = type.Name.Replace("Document", string.Empty, StringComparison.Ordinal);
        document.Components ??= new OpenApiComponents();
        if (document.Components.Schemas?.ContainsKey(name) != true)
            document.AddComponent(name, await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellation).ConfigureAwait(false));
        return new OpenApiSchemaReference(name, document);
    }

    // The ids are structs with a converter, of which the generator cannot know that they are texts.
    private static void DescribeValue(OpenApiSchema schema, Type type)
    {
        var id = Nullable.GetUnderlyingType(type) ?? type;
        var isId = id.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextId<>));
        if (id.IsEnum && id != type)
        {
            // An enumeration that may be left out is written in place, where the generator forgets type and words.
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
            schema.Description ??= JsonFields.Words(id.Name) + "; has a default";
        }

        if (!isId && id != typeof(TradingDay))
            return;

        schema.Type = id == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        schema.Properties = null;
        schema.Description ??= JsonFields.Words(id.Name);
        if (id == typeof(AccountNo))
            schema.Pattern = "^[0-9]{10}$";
        else if (id == typeof(Symbol))
            schema.Pattern = "^[0-9A-Z]{6}$";
        else if (id == typeof(TradingDay))
            schema.Format = "date";
    }
}
