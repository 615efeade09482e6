using System.Globalization;
using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Doctor.Probe.Tape;

/// <summary>Short forms of what stands on the tape.</summary>
internal static class TapeReading
{
    /// <summary>The notation of the fact sheet's §4.3: T(order number), M, 0[state and quantities], 1.</summary>
    internal static string Sequence(IEnumerable<TapeEvent> events) => string.Join(' ', events.Select(Short).Where(s => s.Length > 0));

    /// <summary>The order in which answer (T) and message (M) came for each RQName that had both.</summary>
    internal static IReadOnlyDictionary<string, int> AnswerOrders(IEnumerable<TapeEvent> events)
    {
        var orders = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in events.Where(e => e.Name is nameof(IKiwoomEvents.OnReceiveTrData) or nameof(IKiwoomEvents.OnReceiveMsg)).GroupBy(e => e.Argument("sRQName")))
        {
            var order = string.Concat(group.OrderBy(e => e.Number).Select(e => e.Name == nameof(IKiwoomEvents.OnReceiveMsg) ? 'M' : 'T'));
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        return orders;
    }

    internal static IEnumerable<TapeEvent> Chejan(IEnumerable<TapeEvent> events, string gubun = "0") =>
        events.Where(e => e.Name == nameof(IKiwoomEvents.OnReceiveChejanData) && e.Argument("sGubun") == gubun);

    private static string Short(TapeEvent e) => e.Name switch
    {
        nameof(IKiwoomApi.SendOrder) => $"SendOrder→{e.Argument("returned")}",
        nameof(IKiwoomEvents.OnReceiveTrData) when e.Arguments.ContainsKey("주문번호") => $"T({e.Argument("주문번호")})",
        nameof(IKiwoomEvents.OnReceiveMsg) when e.Argument("sRQName").StartsWith("PROBE-", StringComparison.Ordinal) => "M",
        nameof(IKiwoomEvents.OnReceiveChejanData) when e.Argument("sGubun") == "0" => string.Create(
            CultureInfo.InvariantCulture,
            $"0[{e.Fid(Fid.OrderNo)}←{e.Fid(Fid.OriginalOrderNo)} {e.Fid(Fid.OrderKind)} {e.Fid(Fid.OrderState)} 902={e.Fid(Fid.OpenQuantity)} 819={e.Fid(Fid.LastSignal)}]"),
        nameof(IKiwoomEvents.OnReceiveChejanData) => e.Argument("sGubun"),
        nameof(IKiwoomEvents.OnEventConnect) => $"connect({e.Argument("nErrCode")})",
        _ => "",
    };
}
