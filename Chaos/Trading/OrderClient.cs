using System.Globalization;
using System.Text.Json;

namespace Kiwoom.Chaos.Trading;

/// <summary>A client that trades over HTTP the way the API asks for: after any unknown outcome the same order again under the same id, until it is
/// told. It remembers everything that it was told.</summary>
/// <param name="name">Its name, the first part of its orders' ids.</param>
/// <param name="seed">Its choices are a function of it and of what it is answered.</param>
/// <param name="api">The gateway.</param>
/// <param name="symbols">What it trades.</param>
/// <param name="traffic">Where it remembers.</param>
internal sealed class OrderClient(string name, int seed, GatewayApi api, IReadOnlyList<string> symbols, OrderTraffic traffic)
{
    private const int Remembered = 30;
    private const int Youngest = 6;
    private const long LargestAmount = 3_000_000;
    private readonly Random _chance = new(seed);
    private readonly List<OrderPromise> _recent = [];
    private readonly Queue<OrderPromise> _undecided = new();
    private long _count;

    /// <summary>Trades until told to stop, and then asks until every outcome is known. False where the patience did not last for that.</summary>
    internal async Task<bool> Run(CancellationToken stop, TimeSpan patience)
    {
        while (!stop.IsCancellationRequested)
        {
            if (_undecided.Count > 0)
                await Again().ConfigureAwait(false);
            else
                await Act().ConfigureAwait(false);

            await Task.Delay(_chance.Next(5, 60), CancellationToken.None).ConfigureAwait(false);
        }

        var until = DateTime.UtcNow + patience;
        while (_undecided.Count > 0 && DateTime.UtcNow < until)
        {
            await Again().ConfigureAwait(false);
            await Task.Delay(20, CancellationToken.None).ConfigureAwait(false);
        }

        return _undecided.Count == 0;
    }

    private Task Act() => (_chance.Next(100), _recent.Count) switch
    {
        ( < 60, _) or (_, 0) => PlaceNew(),
        ( < 76, _) => Cancel(Fresh()),
        ( < 92, _) => Replace(Fresh()),
        ( < 97, _) => SendTakenAgain(_recent[_chance.Next(_recent.Count)]),
        _ => SendOtherUnderSameId(_recent[_chance.Next(_recent.Count)]),
    };

    // One of the last few: those are the ones that may still be open.
    private OrderPromise Fresh() => _recent[^_chance.Next(1, Math.Min(_recent.Count, Youngest) + 1)];

    private async Task PlaceNew()
    {
        var symbol = symbols[_chance.Next(symbols.Count)];
        var quote = await api.Get($"/api/quotes/{symbol}").ConfigureAwait(false);
        if (quote is not { Status: 200, Body: { } document } || document.GetProperty("last").ValueKind != JsonValueKind.Number)
            return;

        var isBuy = _chance.Next(100) < 55;
        var isMarket = _chance.Next(100) < 35;
        var price = PriceFrom(document, isBuy);
        var most = Math.Max(1, LargestAmount / price);
        var body = new Dictionary<string, object?>
        {
            ["client_order_id"] = string.Create(CultureInfo.InvariantCulture, $"{name}-{++_count}"),
            ["symbol"] = symbol,
            ["side"] = isBuy ? "buy" : "sell",
            ["quantity"] = _chance.NextInt64(1, Math.Min(most, 30) + 1),
            ["order_type"] = isMarket ? "market" : "limit",
        };
        if (!isMarket)
            body["price"] = price;
        if (_chance.Next(100) < 15)
            body["queue_while_disconnected"] = true;

        var promise = new OrderPromise { ClientOrderId = (string)body["client_order_id"]!, Body = body };
        traffic.Add(promise);
        await Place(promise, again: false).ConfigureAwait(false);
    }

    // A price that stands in the book is a legal one; behind the best of the own side it rests, on the other side it trades.
    private long PriceFrom(JsonElement quote, bool isBuy)
    {
        var crosses = _chance.Next(100) < 45;
        var levels = quote.GetProperty(isBuy == crosses ? "asks" : "bids").EnumerateArray().Select(l => l.GetProperty("price").GetInt64()).ToList();
        return levels.Count == 0 ? quote.GetProperty("base_price").GetInt64() : levels[_chance.Next(crosses ? 1 : levels.Count)];
    }

    private async Task Again()
    {
        var promise = _undecided.Dequeue();
        await Place(promise, again: true).ConfigureAwait(false);
    }

    private async Task Place(OrderPromise promise, bool again)
    {
        traffic.Sending(again);
        var reply = await api.Send(HttpMethod.Post, "/api/orders", promise.Body).ConfigureAwait(false);
        traffic.Answered(reply);
        switch (reply.Status)
        {
            case 200 or 201:
                if (promise.Refused)
                    traffic.Contradicts($"{promise.ClientOrderId} was refused and is taken now");
                if (reply.Status == 200 && !again)
                    traffic.Contradicts($"{promise.ClientOrderId} was sent for the first time and answered as a duplicate");
                promise.Taken = true;
                Remember(promise);
                break;
            case 422:
                promise.Refused = true;
                await Task.Delay(_chance.Next(20, 150), CancellationToken.None).ConfigureAwait(false);
                break;
            case 503 or 429:
                // Nothing was changed. Half of them are given up, so that it can be seen whether that was true.
                promise.WasUnchanged = true;
                if (promise.WasUnknown || _chance.Next(2) == 0)
                    _undecided.Enqueue(promise);
                break;
            default:
                if (!reply.IsUnknown)
                    traffic.Contradicts($"{promise.ClientOrderId} was answered with {reply.Status} {reply.Problem}");
                promise.WasUnknown = true;
                _undecided.Enqueue(promise);
                break;
        }
    }

    private async Task Cancel(OrderPromise promise)
    {
        traffic.Sending(again: false);
        var reply = await api.Send(HttpMethod.Delete, $"/api/orders/{promise.ClientOrderId}").ConfigureAwait(false);
        traffic.Answered(reply);
        promise.CancelTaken |= reply.Status == 202;
        Expect(promise, "cancel", reply);
    }

    private async Task Replace(OrderPromise promise)
    {
        if ((string)promise.Body["order_type"]! != "limit")
            return;

        var quote = await api.Get($"/api/quotes/{promise.Body["symbol"]}").ConfigureAwait(false);
        if (quote is not { Status: 200, Body: { } document })
            return;

        var price = PriceFrom(document, (string)promise.Body["side"]! == "buy");
        traffic.Sending(again: false);
        var reply = await api.Send(HttpMethod.Patch, $"/api/orders/{promise.ClientOrderId}", new Dictionary<string, object?> { ["price"] = price }).ConfigureAwait(false);
        traffic.Answered(reply);
        promise.ReplaceTaken |= reply.Status == 202;
        Expect(promise, "replace", reply);
    }

    private async Task SendTakenAgain(OrderPromise promise)
    {
        traffic.Sending(again: true);
        var reply = await api.Send(HttpMethod.Post, "/api/orders", promise.Body).ConfigureAwait(false);
        traffic.Answered(reply);
        if (reply.Status is not (200 or 503 or 429) && !reply.IsUnknown)
            traffic.Contradicts($"{promise.ClientOrderId} was taken, and the same again was answered with {reply.Status} {reply.Problem}");
    }

    private async Task SendOtherUnderSameId(OrderPromise promise)
    {
        var other = new Dictionary<string, object?>(promise.Body) { ["quantity"] = (long)promise.Body["quantity"]! + 1 };
        traffic.Sending(again: true);
        var reply = await api.Send(HttpMethod.Post, "/api/orders", other).ConfigureAwait(false);
        traffic.Answered(reply);
        if (reply.Status is not (409 or 503 or 429) && !reply.IsUnknown)
            traffic.Contradicts($"{promise.ClientOrderId} was taken, and another order under its id was answered with {reply.Status} {reply.Problem}");
    }

    private void Expect(OrderPromise promise, string what, ApiReply reply)
    {
        if (reply.Status is not (202 or 409 or 422 or 429 or 503) && !reply.IsUnknown)
            traffic.Contradicts($"a {what} of {promise.ClientOrderId} was answered with {reply.Status} {reply.Problem}");
    }

    private void Remember(OrderPromise promise)
    {
        if (_recent.Contains(promise))
            return;

        _recent.Add(promise);
        if (_recent.Count > Remembered)
            _recent.RemoveAt(0);
    }
}
