using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.OpenApi;

namespace Kiwoom.Gateway.Http;

/// <summary><c>/api/session</c>, <c>/api/instruments</c> and <c>/api/quotes</c>.</summary>
internal static class MarketEndpoints
{
    private const string Tag = "market";

    internal static void Map(ApiRoutes routes)
    {
        routes.Get("/api/session", SessionOperation, request => Task.FromResult(request.Query.Problem ?? ApiAnswer.Ok(request.Services.SessionOf(request.Principal))));
        routes.Get("/api/instruments", InstrumentsOperation, request => Task.FromResult(request.Query.Problem ?? Instruments(request.Services.Board)));
        routes.Get("/api/quotes/{symbol}", QuoteOperation, request => Task.FromResult(Quote(request)));
    }

    private static ApiOperation SessionOperation { get; } = new()
    {
        Id = "getSession",
        Tag = Tag,
        Summary = "Who you are and how things stand",
        Description = "Your level and accounts, the gateway's mode, the market's clock and phase, the bridges.",
        Results = [ApiResult.Ok<SessionDocument>("The session.")],
    };

    private static ApiOperation InstrumentsOperation { get; } = new()
    {
        Id = "listInstruments",
        Tag = Tag,
        Summary = "List issues",
        Description = "Today's master data of everything that a bridge has told of; empty before the first bridge logs in.",
        Results = [ApiResult.List<InstrumentDocument>("The issues, by code.")],
    };

    private static ApiOperation QuoteOperation { get; } = new()
    {
        Id = "getQuote",
        Tag = Tag,
        Summary = "Read a quote",
        Description = "The newest of what is known: trade, order book, today's limits. Members are null before the first quote.",
        Parameters = [new("symbol", "The issue code, six characters.", "005930", InPath: true)],
        Results = [ApiResult.Ok<QuoteDocument>("The quote."), new(404, "No such issue, or no bridge has told of it yet.")],
    };

    private static ApiAnswer Instruments(MarketDataBoard board) =>
        ApiAnswer.Ok(board.Instruments.OrderBy(i => i.Symbol.Value, StringComparer.Ordinal).Select(InstrumentDocument.Of).ToArray());

    private static ApiAnswer Quote(ApiRequest request)
    {
        var symbol = request.Route<Symbol>("symbol");
        if (request.Query.Problem is { } problem)
            return problem;

        return QuoteDocument.Of(request.Services.Board, symbol) is { } quote
            ? ApiAnswer.Ok(quote)
            : Problems.NotFound($"'{symbol}' is not listed, or no bridge has told of it yet. GET /api/instruments lists what is known.");
    }
}
