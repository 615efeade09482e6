using System.Diagnostics;
using System.Text.Json;
using Kiwoom.Actors.Orders;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Telemetry;

/// <summary>One order on its way: <c>order.place</c> with <c>order.decide</c>, <c>order.append</c> and <c>order.send</c> in it.</summary>
internal sealed class OrderPath(OrderSpec order, Action ended) : IDisposable
{
    private readonly long _began = Stopwatch.GetTimestamp();
    private Activity? _place;
    private ActivityContext _context;

    /// <summary>Opens the outer span, below the request's where there is one.</summary>
    internal void Start()
    {
        _place = GatewayMeter.Spans.StartActivity("order.place");
        _context = _place?.Context ?? default;
        _place?.SetTag("order.id", order.ClientOrderId.Value).SetTag("order.side", JsonFields.SnakeCase(order.Side)).SetTag("order.type", JsonFields.SnakeCase(order.OrderType));
    }

    /// <summary>Opens a span of a piece; null while nobody listens. It is not left behind as the thread's current one.</summary>
    internal Activity? Piece(string name)
    {
        if (_place is null)
            return null;

        var before = Activity.Current;
        var piece = GatewayMeter.Spans.StartActivity(name, ActivityKind.Internal, _context);
        Activity.Current = before;
        return piece;
    }

    /// <summary>It was handed over to the link.</summary>
    internal void Sent() => GatewayMeter.Sent(Stopwatch.GetElapsedTime(_began));

    /// <summary>It was answered.</summary>
    internal void Answered(OrderAnswer answer)
    {
        var outcome = JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.GetType().Name);
        _place?.SetTag("order.outcome", outcome);
        GatewayMeter.Answered(Stopwatch.GetElapsedTime(_began), outcome);
    }

    public void Dispose()
    {
        ended();
        _place?.Dispose();
    }
}
