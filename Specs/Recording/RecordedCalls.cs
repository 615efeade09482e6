using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Recording;
using Kiwoom.Specs.KiwoomSimulator;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Recording;

/// <summary>Records calls of a control, without a bridge. In each event the sink reads an account's fields.</summary>
internal static class RecordedCalls
{
    public static RecordingHeader Header { get; } = new()
    {
        Node = "0.0.0",
        Bridge = BridgeId.Parse("b1"),
        Mode = TradingMode.Paper,
        Kiwoom = "simulated",
        ReconnectsInProcess = true,
        FreshOutbox = "outbox-1",
        StartedAt = default,
        Masked = false,
    };

    public static byte[] Of(bool masks, Func<string, object?[], object?> answer, Action<IKiwoomApi, AnsweringControl> use)
    {
        var file = new MemoryStream();
        using (var recorder = On(file, new RecordingOptions { Path = "memory", MasksAccounts = masks }))
            Use(recorder, answer, use);
        return file.ToArray();
    }

    public static SessionRecorder On(Stream stream, RecordingOptions options, ILogger? logger = null)
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 9, 21, 1, 0, 0, TimeSpan.Zero));
        return new SessionRecorder(stream, Header, options, new Clocks(clock, clock), logger ?? NullLogger.Instance);
    }

    public static void Use(SessionRecorder recorder, Func<string, object?[], object?> answer, Action<IKiwoomApi, AnsweringControl> use)
    {
        var (inner, control) = AnsweringControl.Of(answer);
        var api = recorder.Record(inner);
        api.Advise(new ReadingSink(() =>
        {
            api.GetChejanData(9201);
            api.GetCommData("opw00001", "c1", 0, "계좌번호");
            api.GetCommData("opw00001", "c1", 0, "성명");
        }));
        use(api, control);
    }
}
