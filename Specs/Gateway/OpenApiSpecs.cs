using System.Text.Json;
using Kiwoom.Actors.Orders;
using Kiwoom.Gateway.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kiwoom.Specs.Gateway;

public sealed class OpenApiSpecs : IAsyncLifetime
{
    private GatewayRig _rig = null!;
    private JsonElement _document;

    public async Task InitializeAsync()
    {
        _rig = await GatewayRig.Start();
        using var client = _rig.Client(null);
        _document = await GatewayRig.Body(await client.GetAsync("/openapi/v1.json"));
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public void Every_route_of_the_API_is_in_it_and_nothing_else()
    {
        var routes = _rig.Provider.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api") || e.RoutePattern.RawText.StartsWith("/health"))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText}"))
            .Order();
        Operations().Select(o => $"{o.Method.ToUpperInvariant()} {o.Path}").Order().ShouldBe(routes);
    }

    [Fact]
    public void Every_operation_is_described_with_its_parameters_errors_and_examples()
    {
        foreach (var (path, method, operation) in Operations())
        {
            var name = $"{method} {path}";
            operation.GetProperty("operationId").GetString().ShouldNotBeNullOrWhiteSpace(name);
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(name);
            operation.GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace(name);
            operation.GetProperty("tags").GetArrayLength().ShouldBe(1, name);
            if (operation.TryGetProperty("parameters", out var parameters))
            {
                foreach (var parameter in parameters.EnumerateArray())
                {
                    parameter.GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace(name);
                    parameter.TryGetProperty("example", out _).ShouldBeTrue(name);
                }
            }

            var responses = operation.GetProperty("responses").EnumerateObject().ToArray();
            responses.ShouldContain(r => r.Name.StartsWith('2'), name);
            foreach (var response in responses)
            {
                response.Value.GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace(name);
                var content = response.Value.GetProperty("content").EnumerateObject().ShouldHaveSingleItem();
                content.Value.TryGetProperty("example", out _).ShouldBeTrue($"{name} {response.Name}");
                content.Value.TryGetProperty("schema", out _).ShouldBeTrue($"{name} {response.Name}");
            }

            if (path == "/health/live")
                continue;

            var statuses = responses.Select(r => r.Name).ToArray();
            foreach (var status in new[] { "400", "401", "403", "429", "500", "503", "504" })
                statuses.ShouldContain(status, name);
            operation.GetProperty("security").GetArrayLength().ShouldBe(1, name);
        }
    }

    [Fact]
    public void Every_operation_id_is_its_own() => Operations().Select(o => o.Operation.GetProperty("operationId").GetString()).ShouldBeUnique();

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        foreach (var reference in References(_document))
        {
            var found = _document;
            foreach (var part in reference.TrimStart('#', '/').Split('/'))
                found.TryGetProperty(part, out found).ShouldBeTrue(reference);
        }
    }

    [Fact]
    public void Every_member_of_every_schema_is_described()
    {
        foreach (var schema in _document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            if (!schema.Value.TryGetProperty("properties", out var properties))
                continue;

            foreach (var property in properties.EnumerateObject())
            {
                property.Name.ShouldBe(property.Name.ToLowerInvariant(), schema.Name);
                var isDescribed = property.Value.TryGetProperty("description", out _) || property.Value.TryGetProperty("$ref", out _)
                    || property.Value.TryGetProperty("oneOf", out _) || property.Value.TryGetProperty("anyOf", out _);
                isDescribed.ShouldBeTrue($"{schema.Name}.{property.Name}: {property.Value.GetRawText()}");
            }
        }
    }

    [Fact]
    public async Task The_examples_of_bodies_are_accepted_as_they_stand()
    {
        using var client = _rig.Client(Kiwoom.Actors.Security.PermissionLevel.Admin);
        _rig.Board.Apply(
            new Kiwoom.Actors.MarketData.InstrumentListed(new(Kiwoom.Actors.Identity.Symbol.Parse("000660"), "SK하이닉스", Kiwoom.Actors.Market.Board.Kospi, Kiwoom.Actors.Market.InstrumentKind.Stock, 200_000)),
            _rig.Market.GetUtcNow());
        foreach (var (path, method, operation) in Operations())
        {
            if (!operation.TryGetProperty("requestBody", out var body))
                continue;

            var example = body.GetProperty("content").GetProperty("application/json").GetProperty("example").GetRawText();
            var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{client_order_id}", "my-first")) { Content = GatewayRig.Json(example) };
            var response = await client.SendAsync(request);
            ((int)response.StatusCode).ShouldBeOneOf([200, 201, 202, 404], $"{method} {path}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public void The_schema_of_an_order_has_the_fields_that_are_read()
    {
        var fields = JsonFields.Parse("""{"no_such":1}"""u8.ToArray());
        OrderRequest.Read(fields, TradingMode.Paper);
        var known = fields.Errors.Single(e => e.Field == "no_such").Text.Split("known are ")[1].Split(", ");
        _document.GetProperty("components").GetProperty("schemas").GetProperty("PlaceOrderBody").GetProperty("properties").EnumerateObject()
            .Select(p => p.Name).Order().ShouldBe(known.Order());
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            p.Name == "$ref" && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private IEnumerable<(string Path, string Method, JsonElement Operation)> Operations() =>
        from path in _document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select (path.Name, method.Name, method.Value);
}
