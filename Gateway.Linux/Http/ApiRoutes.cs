using Kiwoom.Gateway.OpenApi;

namespace Kiwoom.Gateway.Http;

/// <summary>Maps endpoints together with what the OpenAPI document says of them.</summary>
/// <param name="app">Where to.</param>
/// <param name="services">What they need.</param>
internal sealed class ApiRoutes(IEndpointRouteBuilder app, ApiServices services)
{
    internal ApiServices Services => services;

    internal void Get(string pattern, ApiOperation operation, Func<ApiRequest, Task<ApiAnswer>> handler) => Map(HttpMethods.Get, pattern, operation, handler);

    internal void Post(string pattern, ApiOperation operation, Func<ApiRequest, Task<ApiAnswer>> handler) => Map(HttpMethods.Post, pattern, operation, handler);

    internal void Patch(string pattern, ApiOperation operation, Func<ApiRequest, Task<ApiAnswer>> handler) => Map(HttpMethods.Patch, pattern, operation, handler);

    internal void Delete(string pattern, ApiOperation operation, Func<ApiRequest, Task<ApiAnswer>> handler) => Map(HttpMethods.Delete, pattern, operation, handler);

    /// <summary>An endpoint that answers without a token.</summary>
    internal void GetOpen(string pattern, ApiOperation operation, Func<ApiAnswer> handler)
    {
        Func<IResult> answer = () => handler();
        app.MapMethods(pattern, [HttpMethods.Get], (Delegate)answer).WithMetadata(operation, new OpenEndpoint());
    }

    private void Map(string method, string pattern, ApiOperation operation, Func<ApiRequest, Task<ApiAnswer>> handler)
    {
        Func<HttpContext, Task<IResult>> answer = async context => await handler(new ApiRequest(context, services, operation)).ConfigureAwait(false);
        app.MapMethods(pattern, [method], (Delegate)answer).WithMetadata(operation);
    }
}
