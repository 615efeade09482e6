using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Runtime;
using Kiwoom.Bridge.Connection;
using Kiwoom.Bridge.Hosting;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Recording;

/// <summary>Plays a recorded session through a whole bridge: its control answers from the recording, its gateway gives the recorded commands, its
/// clocks go by the recorded instants, and its reports are compared with the recorded ones.</summary>
/// <remarks>
/// <para>One thread, virtual time, no wall clock: the same recording and the same program give the same result. Between two lines everything is
/// done that the bridge has to do, timers at their own instants.</para>
/// <para>A session on a real thread tells when that thread took posted work (turns). The connection's actor then gets its turn there and not
/// before, so that it is as far as it was; for at most <see cref="_longestHold"/>, should this bridge need a turn that the recorded one did not.</para>
/// </remarks>
public sealed class SessionPlayback
{
    private static readonly TimeSpan _longestHold = TimeSpan.FromMilliseconds(20);

    // What a killed process had not written yet is from its last moments.
    private static readonly TimeSpan _lostAtMost = TimeSpan.FromSeconds(5);

    // Timers of a real machine fire up to a tick of its clock too early; here they never do.
    private static readonly TimeSpan _slack = TimeSpan.FromMilliseconds(50);

    private readonly SessionRecording _recording;
    private readonly PlaybackOptions _options;
    private readonly DivergenceLog _log;
    private readonly PlayedClocks _clocks;
    private readonly PlayedCalls _calls;
    private readonly PlayedKiwoom _api;
    private readonly PlayedLink _link = new();
    private readonly DeterministicEngine _engine;
    private readonly BridgeHost _host;
    private readonly List<RecordedReport> _recorded = [];
    private readonly Dictionary<string, long> _events = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];
    private long _commands;
    private bool _isStopped;
    private int _afterStop;
    private bool _holds;
    private bool _mayBeHeld = true;

    private SessionPlayback(SessionRecording recording, PlaybackOptions options, ILoggerFactory loggers)
    {
        (_recording, _options) = (recording, options);
        var header = recording.Header;
        _log = new DivergenceLog(options.MostDivergences);
        _clocks = new PlayedClocks(header);
        var names = new PlayedNames();
        _calls = new PlayedCalls(recording.Lines, names, _log, () => _clocks.Market, EndsEarly ? recording.Lines.Select(l => l.Market).DefaultIfEmpty().Max() - _lostAtMost : TimeSpan.MaxValue);
        _api = new PlayedKiwoom(_calls, names, _log, PlayInner);
        var state = recording.Lines.OfType<RecordedStart>().FirstOrDefault()?.State;
        _engine = new DeterministicEngine(
            1, RecordedState.JournalOf(state, header.StartedAt), _clocks.MarketClock, loggers.CreateLogger<DeterministicEngine>(), _clocks.Both);
        _holds = header.Turns;
        if (_holds)
            _engine.Hold(KiwoomPaths.Connection);
        var control = new RecordedControl(_api, header);
        var bridge = new BridgeOptions
        {
            Kiwoom = new KiwoomConnectionOptions { Bridge = header.Bridge, Mode = header.Mode, ReconnectsInProcess = control.ReconnectsInProcess },
            FreshOutbox = header.FreshOutbox,
            Schedule = new TradingSchedule(header.TradingDays is { } days ? TradingCalendar.FromDays(days) : TradingCalendar.Krx),
        };
        _host = new BridgeHost(
            _engine, control.Api, control.Thread, _link, _clocks.Both, options.Configure?.Invoke(bridge) ?? bridge,
            reason => _notes.Add($"The bridge asked for a restart: {reason}"), loggers);
    }

    private bool EndsEarly => _recording.EndReason != RecordingFormat.Stopped || !_recording.Lines.Any(l => l is RecordedStop);

    /// <summary>Plays a recording to its end, or in strict mode to its first divergence.</summary>
    public static PlaybackResult Play(SessionRecording recording, PlaybackOptions options, ILoggerFactory loggers)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(options);
        return new SessionPlayback(recording, options, loggers).Run();
    }

    private PlaybackResult Run()
    {
        foreach (var line in _recording.Lines)
        {
            _log.Line = line.Line;
            MoveTo(line);
            Play(line);
            if (_options.IsStrict && _log.Count > 0)
            {
                _notes.Add($"Stopped at line {line.Line}, the first that differs.");
                break;
            }
        }

        ReleaseForGood();
        _engine.RunUntilIdle();
        return Result();
    }

    private void Play(RecordedLine line)
    {
        switch (line)
        {
            case RecordedTurn:
                TakeTurn();
                break;
            case RecordedEvent raised:
                Raise(raised);
                break;
            case RecordedCall { IsMade: false } call:
                Await(call);
                break;
            case RecordedReport report:
                // What follows may break the link, and then it would not be sent any more.
                _recorded.Add(report);
                if (_link.Reports.Count < _recorded.Count)
                    _engine.RunUntilIdle();
                break;
            case RecordedStop:
                _isStopped = true;
                ReleaseForGood();
                _host.DisposeAsync().AsTask().GetAwaiter().GetResult();
                break;
            default:
                Tell(line);
                break;
        }
    }

    // Inside of a call or an event only what comes from outside is played: the engine is in the middle of a step.
    private void PlayInner(IReadOnlyList<RecordedLine> lines)
    {
        foreach (var line in lines)
        {
            _clocks.Jump(line.Market, line.Machine);
            switch (line)
            {
                case RecordedEvent raised:
                    Raise(raised);
                    break;
                case RecordedReport report:
                    _recorded.Add(report);
                    break;
                case RecordedCall { IsMade: false } call:
                    _calls.Miss(call);
                    break;
                default:
                    Tell(line);
                    break;
            }
        }
    }

    private void Tell(RecordedLine line)
    {
        if (line is RecordedCommand)
            _commands++;
        _mayBeHeld |= _link.Tell(line);
    }

    private void Raise(RecordedEvent raised)
    {
        if (raised.IsCut)
            return;
        _events[raised.Name] = _events.GetValueOrDefault(raised.Name) + 1;
        _mayBeHeld = true;
        try
        {
            _api.Raise(raised);
        }
        catch (Exception fault)
        {
            // The real control would have it now; the bridge goes on.
            _notes.Add($"Line {raised.Line}: the bridge's handler of {raised.Name} threw: {fault.Message}");
        }
    }

    private void Await(RecordedCall call)
    {
        TakeTurn();
        var end = (Market: _clocks.Market + _slack, Machine: _clocks.Machine + _slack);
        while (!call.IsMade && _clocks.Step(end.Market, end.Machine, _slack))
            TakeTurn();
        if (call.IsMade || call.IsCut)
            return;

        // How much the control's thread still asked before it ended is a matter of microseconds. An order is none: it must be made.
        if (_isStopped && !PlayedCalls.IsOrder(call))
            _afterStop++;
        else
            _calls.Miss(call);
    }

    private void MoveTo(RecordedLine line)
    {
        while (_clocks.Market < line.Market || _clocks.Machine < line.Machine)
        {
            _engine.RunUntilIdle();
            var isHeld = _holds && _mayBeHeld;
            var before = _clocks.Machine;
            if (_clocks.Step(line.Market, line.Machine, isHeld ? _longestHold : TimeSpan.MaxValue))
                _mayBeHeld = true;
            else if (isHeld && _clocks.Machine - before >= _longestHold)
                TakeTurn();
        }
    }

    private void TakeTurn()
    {
        if (_holds)
            _engine.Release(KiwoomPaths.Connection);
        _engine.RunUntilIdle();
        if (_holds)
            _engine.Hold(KiwoomPaths.Connection);
        _mayBeHeld = false;
    }

    private void ReleaseForGood()
    {
        if (_holds)
            _engine.Release(KiwoomPaths.Connection);
        _holds = false;
    }

    private PlaybackResult Result()
    {
        var endsEarly = EndsEarly || (_options.IsStrict && _log.Count > 0);
        var comparison = new ReportComparison(_options.InstantTolerance, _log);
        var later = comparison.Run(_recorded, _link.Reports, endsEarly);
        if (later > 0)
            _notes.Add($"{later} reports were made that the recording ends before.");
        if (_calls.Lost > 0)
            _notes.Add($"{_calls.Lost} calls were made that the recording ends before.");
        if (_afterStop > 0)
            _notes.Add($"{_afterStop} queries were made while the recorded process stopped, and not when it was played.");
        if (comparison.LargestDrift > TimeSpan.Zero)
            _notes.Add($"Instants in reports differ by up to {comparison.LargestDrift.TotalMilliseconds:0.###} ms.");
        return new PlaybackResult
        {
            Header = _recording.Header,
            Span = _clocks.Market,
            Lines = _recording.LineCount,
            EndReason = _recording.EndReason,
            IsTorn = _recording.IsTorn,
            Calls = _calls.Made,
            Events = _events.OrderBy(e => e.Key, StringComparer.Ordinal).ToDictionary(),
            Commands = _commands,
            Orders = _calls.Orders,
            Executions = _link.Reports.Where(r => r.Report is ExecutionReported).DistinctBy(r => (r.Outbox, r.Sequence)).Count(),
            Reports = _link.Reports.Count,
            MarketData = _link.MarketData,
            DivergenceCount = _log.Count,
            Divergences = [.. _log.Kept.OrderBy(d => d.Line)],
            Notes = _notes,
        };
    }
}
