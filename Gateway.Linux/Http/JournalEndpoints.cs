using Kiwoom.Actors.Security;
using Kiwoom.Gateway.Journal;
using Kiwoom.Gateway.OpenApi;
using Microsoft.OpenApi;

namespace Kiwoom.Gateway.Http;

/// <summary><c>/api/journal</c>.</summary>
internal static class JournalEndpoints
{
    private const int DefaultLimit = 100;
    private const int LargestLimit = 1000;
    private const int LongestStream = 128;

    internal static void Map(ApiRoutes routes) => routes.Get("/api/journal", Operation, Read);

    private static ApiOperation Operation { get; } = new()
    {
        Id = "readJournal",
        Tag = "journal",
        Summary = "Read the journal",
        Description = "Events of one stream in order, as they were written. Go on with from = next; an empty page means that nothing came since. "
            + "Streams other than those of accounts are for admins.",
        Parameters =
        [
            ApiParameter.AccountNo,
            new("stream", "A stream by name instead of an account, for example strategies.", "strategies"),
            new("from", "The first sequence_nr wanted; 1 where left out.", "1", JsonSchemaType.Integer),
            new("limit", $"At most this many, 1 to {LargestLimit}; {DefaultLimit} where left out.", "50", JsonSchemaType.Integer),
        ],
        Results = [ApiResult.Ok<JournalPage>("A page."), new(404, "No such account.")],
    };

    private static async Task<ApiAnswer> Read(ApiRequest request)
    {
        var query = request.Query;
        var stream = query.Name("stream", LongestStream);
        var from = query.Whole("from", 1, long.MaxValue) ?? 1;
        var limit = (int)(query.Whole("limit", 1, LargestLimit) ?? DefaultLimit);
        if (stream is not null && request.Context.Request.Query.ContainsKey("account_no"))
            query.Fail("stream", "an account or a stream is wanted, not both");
        if (query.Problem is { } wrong)
            return wrong;

        if (stream is null)
        {
            var (account, problem) = request.Account();
            if (problem is not null)
                return problem;

            stream = request.Services.Journal.StreamOf(account);
        }
        else if (request.Principal.Caller.Level < PermissionLevel.Admin || request.Principal.Accounts is not null)
        {
            return Problems.Forbidden("Streams by name are for admins whose token is for all accounts. Ask with account_no for your account's stream.");
        }

        var events = await request.Services.Journal.Read(stream, from, limit, request.Aborted).ConfigureAwait(false);
        return ApiAnswer.Ok(new JournalPage(stream, events, events.Count > 0 ? events[^1].SequenceNr + 1 : from));
    }
}
