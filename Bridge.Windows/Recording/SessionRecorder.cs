using System.Text;
using System.Text.Json;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Link;
using Kiwoom.Bridge.Orders;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Recording;

/// <summary>Records one bridge's session: put its wrappers between the bridge and its control, thread and link. See <see cref="RecordingFormat"/>.</summary>
/// <remarks>Recording changes nothing: what fails in it is told in the log and ends it. Safe for all threads; the control's wrapper is used on the
/// control's thread only, as the control is.</remarks>
public sealed class SessionRecorder : IDisposable
{
    private readonly Clocks _clocks;
    private readonly DateTimeOffset _marketStart;
    private readonly DateTimeOffset _machineStart;
    private readonly bool _isOneClock;
    private readonly RecordingWriter _writer;

    /// <summary>Begins a recording on a stream, which is closed with it. Throws what the stream throws.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="header">The session; its instants are set here.</param>
    /// <param name="options">How it is recorded.</param>
    /// <param name="clocks">The node's clocks.</param>
    /// <param name="logger">Told loudly where recording stops.</param>
    /// <param name="state">What the order desk's journal holds; null for an empty one.</param>
    public SessionRecorder(Stream stream, RecordingHeader header, RecordingOptions options, Clocks clocks, ILogger logger, OrderDeskState? state = null)
    {
        ArgumentNullException.ThrowIfNull(clocks);
        _clocks = clocks;
        Masks = options.MasksAccounts;
        _isOneClock = ReferenceEquals(clocks.Market, clocks.Machine);
        _marketStart = clocks.Market.GetUtcNow();
        _machineStart = _isOneClock ? _marketStart : clocks.Machine.GetUtcNow();
        _writer = new RecordingWriter(
            stream,
            header with { StartedAt = _marketStart, MachineStartedAt = _isOneClock ? null : _machineStart, Masked = options.MasksAccounts },
            options, reason => Plain("end", reason: reason), logger);
        if (state is not null)
            Add(StateEntry(state));
    }

    /// <summary>Where the recording is kept; null for a stream that is no file.</summary>
    public string? Path { get; private init; }

    /// <summary>Why recording has ended; null while it goes on.</summary>
    public string? EndReason => _writer.EndReason;

    /// <summary>Bytes written so far.</summary>
    public long Written => _writer.Written;

    /// <summary>Whether accounts and people are masked.</summary>
    internal bool Masks { get; }

    /// <summary>Begins a recording in a new file. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/> where it cannot be made.</summary>
    public static SessionRecorder Create(RecordingHeader header, RecordingOptions options, Clocks clocks, ILogger logger, OrderDeskState? state = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var file = RecordingFile.Create(options.Path);
        try
        {
            return new SessionRecorder(file, header, options, clocks, logger, state) { Path = file.Name };
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The control, recorded.</summary>
    public IKiwoomApi Record(IKiwoomApi api) => new RecordingKiwoom(api, this);

    /// <summary>The control's thread, recorded: when it took what was posted. Not disposed with its wrapper.</summary>
    public IKiwoomThread Record(IKiwoomThread thread) => new RecordingThread(thread, this);

    /// <summary>The link, recorded; not disposed with its wrapper.</summary>
    public IGatewayLink Record(IGatewayLink link) => new LinkRecorder(link, this);

    /// <summary>The bridge is told to stop; what it does from here on is its stopping.</summary>
    public void Stopping() => Add(Plain("stop"));

    /// <summary>Writes what waits and closes the file.</summary>
    public void Dispose() => _writer.Dispose();

    internal void Add(RecordingEntry entry) => _writer.Add(entry);

    internal CallEntry Call(string name, object?[] arguments, bool isEvent)
    {
        var (market, machine) = Now();
        return new CallEntry(name, arguments, isEvent) { MarketTicks = market, MachineTicks = machine };
    }

    internal PlainEntry Plain(
        string kind, Func<string>? payload = null, IReadOnlyList<string>? accounts = null, string? outbox = null, long sequence = 0, string? reason = null)
    {
        var (market, machine) = Now();
        return new PlainEntry(kind, payload) { MarketTicks = market, MachineTicks = machine, Accounts = accounts ?? [], Outbox = outbox, Sequence = sequence, Reason = reason };
    }

    private PlainEntry StateEntry(OrderDeskState state)
    {
        string[] accounts =
        [
            .. state.Commands.Values.Select(c => c.Account.Value), .. state.Orders.Keys.Select(o => o.Account.Value), .. state.Holdings.Keys.Select(h => h.Account.Value),
            .. state.Parked.Select(p => p.Account.Value), .. state.Unacknowledged.Values.Select(r => r.Report.Account.Value),
        ];
        return Plain(
            "state",
            () =>
            {
                // Written again in the file's own spelling, in which Korean is Korean.
                using var json = JsonDocument.Parse(new OrderDeskSnapshotCodec().Encode(state));
                var bytes = new MemoryStream();
                using (var writer = new Utf8JsonWriter(bytes, RecordingSpelling.Writer))
                    json.WriteTo(writer);
                return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            },
            [.. accounts.Distinct()]);
    }

    private (long Market, long? Machine) Now() => (
        (_clocks.Market.GetUtcNow() - _marketStart).Ticks,
        _isOneClock ? null : (_clocks.Machine.GetUtcNow() - _machineStart).Ticks);
}
