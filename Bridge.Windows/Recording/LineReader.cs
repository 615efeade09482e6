using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Link;
using Kiwoom.Bridge.Orders;

namespace Kiwoom.Bridge.Recording;

/// <summary>Reads one line. Whatever is wrong with it is a <see cref="JsonException"/>, <see cref="FormatException"/> or <see cref="LinkFaultException"/>.</summary>
internal static class LineReader
{
    // A demonstration's market may be years ahead.
    private static readonly TimeSpan _longest = TimeSpan.FromDays(36_525);
    private static readonly TimeSpan _longestOnMachine = TimeSpan.FromDays(31);
    private static readonly DateTimeOffset _earliestStart = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _latestStart = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, JsonValueKind[]> _events = Shapes(typeof(IKiwoomEvents));
    private static readonly Dictionary<string, JsonValueKind[]> _calls = Shapes(typeof(IKiwoomApi));

    internal static RecordingHeader Header(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        using var json = JsonDocument.ParseValue(ref reader);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("kiwoom_recording", out var version) || !version.TryGetInt32(out var number))
            throw new JsonException("this is no recording of a Kiwoom session");
        if (number != RecordingFormat.Version)
            throw new JsonException($"the recording has version {number}; this program reads version {RecordingFormat.Version}");
        var header = json.RootElement.Deserialize(RecordingSpelling.Own.RecordingHeader) ?? throw new JsonException("the header is null");
        if (!IsStart(header.StartedAt) || (header.MachineStartedAt is { } machine && !IsStart(machine)))
            throw new JsonException("nothing was recorded at that time");
        return header;
    }

    internal static RecordedLine Line(int line, byte[] text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
        var json = document.RootElement;
        var kind = Text(json, "k");
        var market = Instant(json, "t");
        var machine = json.TryGetProperty("m", out _) ? Instant(json, "m") : market;
        if (machine.Duration() > _longestOnMachine)
            throw new JsonException("its instant is more than a month after the start, and no process runs so long");
        switch (kind)
        {
            case "call":
                var method = Text(json, "c");
                return new RecordedCall(line, market, machine, method, Arguments(json, _calls, method), Answer.Read(Member(json, "r")));
            case "event":
                var name = Text(json, "e");
                if (json.TryGetProperty("g", out var read))
                    RecordedGetters.Of(read);
                return new RecordedEvent(line, market, machine, name, Arguments(json, _events, name), text);
            case "open":
                var isCall = json.TryGetProperty("c", out _);
                var opened = Text(json, isCall ? "c" : "e");
                return new RecordedOpening(line, market, machine, Number(json, "n"), isCall ? opened : null, isCall ? null : opened, Arguments(json, isCall ? _calls : _events, opened));
            case "turn":
                return new RecordedTurn(line, market, machine);
            case "state":
                return new RecordedStart(line, market, machine, new OrderDeskSnapshotCodec().Decode(Raw(json)));
            case "command":
                return new RecordedCommand(line, market, machine, Payload(json, RecordingSpelling.Link.IBrokerCommand));
            case "connected":
                return new RecordedConnected(line, market, machine, Payload(json, RecordingSpelling.Own.GatewayPosition));
            case "disconnected":
                return new RecordedDisconnected(line, market, machine, Payload(json, RecordingSpelling.Own.LostLink).Reason);
            case "subscription":
                return new RecordedSubscription(line, market, machine, Payload(json, RecordingSpelling.Link.QuoteSubscription));
            case "acknowledged":
                var acknowledged = Payload(json, RecordingSpelling.Own.AcknowledgedReports);
                return new RecordedAcknowledged(line, market, machine, acknowledged.Outbox, acknowledged.Sequence);
            case "report":
                var report = Payload(json, RecordingSpelling.Link.ReportEnvelope);
                return new RecordedReport(line, market, machine, Text(json, "o"), Number(json, "q"), report.At, report.Report);
            case "session":
                return new RecordedSession(line, market, machine, Payload(json, RecordingSpelling.Link.BrokerSession));
            case "stop":
                return new RecordedStop(line, market, machine);
            case "end":
                return new RecordedEnd(line, market, machine, Text(json, "reason"));
            default:
                throw new JsonException($"there is no kind of line \"{kind}\" in version {RecordingFormat.Version}");
        }
    }

    /// <summary>The number that ties a line to its opening; 0 for none.</summary>
    internal static long NumberOf(byte[] text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.TryGetProperty("n", out var number) && number.TryGetInt64(out var value) ? value : 0;
    }

    private static bool IsStart(DateTimeOffset instant) => instant >= _earliestStart && instant <= _latestStart;

    private static Dictionary<string, JsonValueKind[]> Shapes(Type surface)
    {
        var shapes = surface.GetMethods().ToDictionary(
            m => m.Name, m => m.GetParameters().Select(p => p.ParameterType == typeof(int) ? JsonValueKind.Number : JsonValueKind.String).ToArray(), StringComparer.Ordinal);
        shapes[RecordingFormat.Advise] = [];
        shapes[RecordingFormat.Unadvise] = [];
        return shapes;
    }

    private static object?[] Arguments(JsonElement json, Dictionary<string, JsonValueKind[]> shapes, string name)
    {
        if (!shapes.TryGetValue(name, out var shape))
            throw new JsonException($"Kiwoom's control has no {name}");
        var arguments = Member(json, "a");
        if (arguments.ValueKind != JsonValueKind.Array || arguments.GetArrayLength() != shape.Length)
            throw new JsonException($"{name} takes {shape.Length} arguments");
        return [.. arguments.EnumerateArray().Select((a, i) => a.ValueKind == shape[i] ? Answer.Read(a) : throw new JsonException($"argument {i + 1} of {name} is a {a.ValueKind}"))];
    }

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : throw new JsonException($"there is no \"{name}\"");

    private static string Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw new JsonException($"\"{name}\" is no text");

    private static long Number(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : throw new JsonException($"\"{name}\" is no number");

    private static TimeSpan Instant(JsonElement json, string name) =>
        Number(json, name) is var ticks && Math.Abs(ticks) <= _longest.Ticks ? new TimeSpan(ticks) : throw new JsonException($"\"{name}\" is no instant of a recording");

    private static T Payload<T>(JsonElement json, JsonTypeInfo<T> type)
        where T : class => LinkJson.Decode(Raw(json), type);

    private static ReadOnlySpan<byte> Raw(JsonElement json) => System.Text.Encoding.UTF8.GetBytes(Member(json, "p").GetRawText());
}
