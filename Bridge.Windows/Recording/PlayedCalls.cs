using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Recording;

/// <summary>Answers calls from the recording: a call is matched with the first recorded one of the same method and arguments that was not
/// made yet.</summary>
/// <remarks>
/// <para>A played bridge is a little earlier than the recorded one, because nothing takes time in it: a match may stand in a later line than the
/// one that is being played. Orders among each other, and queries among each other, must be in their order; other calls need not.</para>
/// <para>The RQName and screen of a query may differ (<see cref="PlayedNames"/>). An order's RQName is its command's id, which comes from the
/// recording too, and must be the same.</para>
/// </remarks>
internal sealed class PlayedCalls
{
    private static readonly TimeSpan _farAhead = TimeSpan.FromMinutes(5);
    private readonly Dictionary<string, Queue<RecordedCall>> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<RecordedCall>> _order = new(StringComparer.Ordinal);
    private readonly HashSet<RecordedCall> _missed = new(ReferenceEqualityComparer.Instance);
    private readonly PlayedNames _names;
    private readonly DivergenceLog _log;
    private readonly Func<TimeSpan> _now;

    private readonly TimeSpan _tail;

    /// <summary>Calls without a match are divergences before <paramref name="tail"/>; after it their lines may have been lost with the process.</summary>
    internal PlayedCalls(IReadOnlyList<RecordedLine> lines, PlayedNames names, DivergenceLog log, Func<TimeSpan> now, TimeSpan tail)
    {
        (_names, _log, _now, _tail) = (names, log, now, tail);
        Index(lines);
    }

    /// <summary>Calls made.</summary>
    internal long Made { get; private set; }

    /// <summary>Calls whose lines the recording ends before.</summary>
    internal long Lost { get; private set; }

    /// <summary>Orders among them.</summary>
    internal long Orders { get; private set; }

    /// <summary>Whether a call gives an order.</summary>
    internal static bool IsOrder(RecordedCall call) => LineOf(call.Method, call.Arguments) == "orders";

    /// <summary>The recorded call that this one is; null, and a divergence, where there is none.</summary>
    internal RecordedCall? Make(string method, object?[] arguments)
    {
        Made++;
        var line = LineOf(method, arguments);
        if (line == "orders")
            Orders++;
        if (!_waiting.TryGetValue(KeyOf(method, arguments, _names), out var waiting) || !waiting.TryDequeue(out var call))
        {
            if (_now() >= _tail)
            {
                // As if it went well, and the answer never came.
                Lost++;
                return new RecordedCall(_log.Line, _now(), _now(), method, arguments, KiwoomReturnCode.Ok);
            }

            _log.Add(DivergenceKind.CallUnexpected, _log.Line, null, RecordedCall.Named(method, arguments));
            return null;
        }

        call.IsMade = true;
        if (line is not null && !_missed.Contains(call))
        {
            var order = _order[line];
            while (order.TryPeek(out var first) && (first.IsMade || _missed.Contains(first)) && first != call)
                order.Dequeue();
            if (order.TryPeek(out var next) && next != call)
                _log.Add(DivergenceKind.CallOutOfOrder, next.Line, next.ToString(), RecordedCall.Named(method, arguments));
        }

        if (call.Market - _now() > _farAhead)
            _log.Add(DivergenceKind.CallEarly, call.Line, $"{call} at {call.Market}", $"it at {_now()}");
        if (call is { Method: nameof(IKiwoomApi.CommRqData) })
            Tie(call.Arguments, arguments, 0, 3);
        else if (call is { Method: nameof(IKiwoomApi.CommKwRqData) })
            Tie(call.Arguments, arguments, 4, 5);
        return call;
    }

    /// <summary>The call was not made by its time. Made later, it is answered all the same.</summary>
    internal void Miss(RecordedCall call)
    {
        if (_missed.Add(call))
            _log.Add(DivergenceKind.CallMissing, call.Line, call.ToString(), null);
    }

    private static string? LineOf(string method, object?[] arguments) => method switch
    {
        nameof(IKiwoomApi.SendOrder) => "orders",
        nameof(IKiwoomApi.KOA_Functions) when arguments[0] is string name && name.Equals("SendOrder_Ex", StringComparison.OrdinalIgnoreCase) => "orders",
        nameof(IKiwoomApi.SetInputValue) or nameof(IKiwoomApi.CommRqData) or nameof(IKiwoomApi.CommKwRqData) => "queries",
        _ => null,
    };

    private static string KeyOf(string method, object?[] arguments, PlayedNames? names) => string.Join('\u001f', (method switch
    {
        nameof(IKiwoomApi.CommRqData) => arguments[1..3],
        nameof(IKiwoomApi.CommKwRqData) => arguments[..4],
        nameof(IKiwoomApi.DisconnectRealData) when names is not null && arguments[0] is string screen => [names.Recorded(screen)],
        _ => [.. arguments.Select((_, i) => SessionMask.PasswordOr(method, arguments, i))],
    }).Prepend(method));

    private void Tie(object?[] recorded, object?[] played, params int[] places)
    {
        foreach (var place in places)
            _names.Tie((string)recorded[place]!, (string)played[place]!);
    }

    private void Index(IReadOnlyList<RecordedLine> lines)
    {
        foreach (var line in lines)
        {
            if (line is RecordedCall call)
            {
                Enqueue(_waiting, KeyOf(call.Method, call.Arguments, null), call);
                if (LineOf(call.Method, call.Arguments) is { } order)
                    Enqueue(_order, order, call);
                Index(call.Inner);
            }
            else if (line is RecordedEvent raised)
            {
                Index(raised.Inner);
            }
        }
    }

    private static void Enqueue(Dictionary<string, Queue<RecordedCall>> queues, string key, RecordedCall call)
    {
        if (!queues.TryGetValue(key, out var queue))
            queues.Add(key, queue = new Queue<RecordedCall>());
        queue.Enqueue(call);
    }
}
