using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Security;

namespace Kiwoom.Gateway.Clients;

/// <summary>What a WebSocket client can ask for. Every action is answered with the status and body that HTTP would have given.</summary>
/// <param name="identity">The client.</param>
/// <param name="ownPath">Whether the path named the client itself; on another's path nothing can be changed.</param>
/// <param name="services">The rest of the gateway.</param>
/// <param name="desk">Order commands.</param>
/// <param name="quotes">The client's subscriptions.</param>
/// <param name="logger">Hears of bugs.</param>
internal sealed partial class ClientActions(ClientIdentity identity, bool ownPath, ApiServices services, OrderDesk desk, ClientQuotes quotes, ILogger logger)
{
    private const int LongestRequestId = 64;
    private const int MostSymbolsAtOnce = 100;
    private static readonly string[] _names = ["place_order", "cancel_order", "replace_order", "subscribe_real", "unsubscribe_real", "ping"];

    /// <summary>Handles one message. What it starts is on its way to the account before this first waits, so that actions keep their order.</summary>
    internal async Task<ClientMessage> Handle(ReadOnlyMemory<byte> utf8)
    {
        var fields = JsonFields.Parse(utf8);
        var requestId = fields.Text("request_id", LongestRequestId, required: false);
        var answer = await Answer(fields).ConfigureAwait(false);
        return new ClientMessage { Type = "answer", RequestId = requestId, Status = answer.Status, Data = answer.Body };
    }

    private async Task<ApiAnswer> Answer(JsonFields fields)
    {
        var action = fields.Text("action", LongestRequestId);

        // At every action anew, without waiting: what was true when the socket was opened need not be now.
        var check = identity.Now();
        if (check is not TokenCheck.Good { Principal: var principal })
            return Problems.Of(check);

        if (!services.Budget.TryTake(principal.Caller.User, action == "cancel_order" ? RequestKind.Cancel : RequestKind.Ordinary))
            return services.Budget.Refusal;

        try
        {
            return action switch
            {
                null => Problems.Malformed(fields.Errors),
                "place_order" or "cancel_order" or "replace_order" => await Order(principal, action, fields).ConfigureAwait(false),
                "subscribe_real" => Subscribe(fields, quotes.Add),
                "unsubscribe_real" => Subscribe(fields, quotes.Remove),
                "ping" => Ping(fields),
                _ => Problems.Malformed("action", $"'{JsonFields.Cut(action)}' is none of {string.Join(", ", _names)}"),
            };
        }
        catch (Exception fault)
        {
            var correlationId = $"ws-{services.NewCommandId()}";
            var problem = Problems.Of(fault, changes: true, correlationId);
            if (problem.Status == StatusCodes.Status500InternalServerError)
                LogBug(fault, action ?? "?", correlationId);
            return problem;
        }
    }

    private async Task<ApiAnswer> Order(Principal principal, string action, JsonFields message)
    {
        var element = message.Element("params", JsonValueKind.Object);
        message.RefuseOthers();
        if (message.Errors.Count > 0)
            return Problems.Malformed(message.Errors);

        if (principal.Caller.Level < OrderDesk.Least)
            return RequestGate.LevelTooLow(principal.Caller, OrderDesk.Least);

        if (!ownPath)
            return Problems.Forbidden("On another user's path nothing can be changed. Connect to your own.");

        var fields = JsonFields.Of(element!.Value);
        if (action == "place_order")
            return await desk.Place(principal, fields).ConfigureAwait(false);

        var named = fields.Id<AccountNo>("account_no", required: false);
        var order = fields.Id<ClientOrderId>("client_order_id");
        var (quantity, price) = action == "replace_order" ? OrderDesk.ReadReplace(fields) : default;
        fields.RefuseOthers();
        if (fields.Errors.Count > 0)
            return Problems.Malformed(fields.Errors);

        var (account, problem) = AccountChoice.Pick(principal, services.Accounts, named);
        if (problem is not null)
            return problem;

        return action == "cancel_order"
            ? await desk.Cancel(principal, account, order!.Value).ConfigureAwait(false)
            : await desk.Replace(principal, account, order!.Value, quantity, price).ConfigureAwait(false);
    }

    private ApiAnswer Subscribe(JsonFields fields, Action<IEnumerable<Symbol>> change)
    {
        var symbols = SymbolList.Read(fields, "symbols", MostSymbolsAtOnce);
        fields.RefuseOthers();
        foreach (var unknown in symbols.Where(s => services.Board.Find(s) is null && !quotes.Has(s)))
            fields.Fail("symbols", $"'{unknown}' is not listed, or no bridge has told of it yet");
        if (fields.Errors.Count > 0)
            return Problems.Malformed(fields.Errors);

        if (quotes.Count + symbols.Count(s => !quotes.Has(s)) > services.Options.SocketSymbols)
            return Problems.Malformed("symbols", $"one WebSocket can subscribe to {services.Options.SocketSymbols}");

        change(symbols);
        return ApiAnswer.Ok(new SubscribedSymbols(quotes.Count));
    }

    private ApiAnswer Ping(JsonFields fields)
    {
        fields.RefuseOthers();
        return fields.Errors.Count > 0 ? Problems.Malformed(fields.Errors) : ApiAnswer.Ok(new Pong(services.Clocks.Market.GetUtcNow()));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A bug met the action {Action} of a client (correlation id {CorrelationId}).")]
    private partial void LogBug(Exception fault, string action, string correlationId);

    private sealed record SubscribedSymbols(int Subscribed);

    private sealed record Pong(DateTimeOffset MarketTime);
}
