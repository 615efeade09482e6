using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.OpenApi;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Http;

/// <summary>A request whose sender is known.</summary>
internal sealed class ApiRequest
{
    internal ApiRequest(HttpContext context, ApiServices services, ApiOperation operation)
    {
        Context = context;
        Services = services;
        Principal = PrincipalFeature.Of(context);
        Query = new QueryFields(context.Request.Query, operation.QueryNames);
    }

    internal HttpContext Context { get; }

    internal ApiServices Services { get; }

    internal Principal Principal { get; }

    internal QueryFields Query { get; }

    internal CancellationToken Aborted => Context.RequestAborted;

    /// <summary>A fresh cause on behalf of the sender.</summary>
    internal Cause Cause() => Services.CauseOf(Principal);

    /// <summary>Asks an account something that changes nothing; ends with the request.</summary>
    internal Task<TAnswer> Ask<TAnswer>(AccountNo account, ICommand question) => Services.Accounts.Ask<TAnswer>(account, question, Aborted);

    /// <summary>The id in the path; default where it is malformed, which the query's problem then says.</summary>
    internal TId Route<TId>(string name)
        where TId : struct, ITextId<TId>
    {
        var text = Context.Request.RouteValues[name] as string;
        if (TId.TryParse(text, out var id))
            return id;

        Query.Fail(name, $"'{JsonFields.Cut(text ?? string.Empty)}' is not a {JsonFields.Words(typeof(TId).Name)}");
        return default;
    }

    /// <summary>The account that the query names or that is the only one, or everything that is wrong with the query.</summary>
    internal (AccountNo Account, ApiAnswer? Problem) Account()
    {
        var named = Query.Id<AccountNo>("account_no");
        return Query.Problem is { } problem ? (default, problem) : AccountChoice.Pick(Principal, Services.Accounts, named);
    }
}
