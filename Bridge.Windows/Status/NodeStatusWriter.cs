using Kiwoom.Actors.Broker;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Link;
using Microsoft.Extensions.Logging;

namespace Kiwoom.Bridge.Status;

/// <summary>Writes the node's status file every <see cref="Every"/>; never from the control's thread, so that it goes on while that is blocked.</summary>
public sealed class NodeStatusWriter : IDisposable
{
    /// <summary>How often; machine's clock.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly NodeStatusSources _sources;
    private readonly ILogger _logger;
    private readonly DateTimeOffset _since;
    private readonly ITimer _timer;
    private readonly Lock _writing = new();
    private long _beat;
    private bool _failed;
    private bool _disposed;

    /// <summary>Writes at once, and then again and again.</summary>
    public NodeStatusWriter(NodeStatusSources sources, ILogger logger)
    {
        (_sources, _logger, _since) = (sources, logger, sources.Clocks.Machine.GetUtcNow());
        _timer = sources.Clocks.Machine.CreateTimer(_ => Write(), null, TimeSpan.Zero, Every);
    }

    /// <summary>Stops, and takes the file away: nothing runs any more.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_writing)
        {
            _disposed = true;
            try
            {
                File.Delete(Path.Combine(_sources.DataDirectory, NodeStatus.FileName));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                _logger.LogWarning("The status file stays behind: {Reason}", fault.Message);
            }
        }
    }

    private void Write()
    {
        lock (_writing)
        {
            if (_disposed)
                return;
            try
            {
                StatusFile.Write(_sources.DataDirectory, Status());
                _failed = false;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // A full disk, or a reader that holds the file: the next one may succeed. Said once.
                if (!_failed)
                    _logger.LogWarning("The status file cannot be written: {Reason}", fault.Message);
                _failed = true;
            }
        }
    }

    private NodeStatus Status()
    {
        var link = _sources.Link();
        var session = _sources.Session();
        return new NodeStatus
        {
            Format = NodeStatus.CurrentFormat,
            Process = Environment.ProcessId,
            Since = _since,
            WrittenAt = _sources.Clocks.Machine.GetUtcNow(),
            Beat = ++_beat,
            Version = _sources.Version,
            Bridge = _sources.Bridge,
            Mode = _sources.Mode,
            MarketTime = _sources.Clocks.Market.GetUtcNow().ToUniversalTime(),
            Link = Shown(link),
            Session = session is null ? null : new SessionState(session.LoggedIn, session.Server, [.. session.Accounts.Select(NodeStatus.Masked)], session.LoginEpoch, session.Text),
            Control = Control(session),
            Outbox = _sources.Outbox(),
            Recording = _sources.Recording,
        };
    }

    private static LinkState Shown(GatewayLinkStatus link) => new(
        link.Connected, link.Connections, link.GatewayVersion, (long?)link.RoundTrip?.TotalMilliseconds, (long?)link.ClockOffset?.TotalMilliseconds, link.ClockAlarm, link.LastFailure);

    // Before the first login a person may be typing a password, as far as anybody can tell who does not see the screen.
    private ControlState Control(BrokerSession? session)
    {
        var attention = _sources.Attention();
        var marketData = _sources.MarketData;
        return new ControlState(
            (long)_sources.Thread.BlockedFor.TotalSeconds,
            attention?.Text,
            attention?.NeedsPerson ?? session?.Server is null,
            marketData.LastAt(nameof(IKiwoomEvents.OnReceiveTrData)),
            marketData.LastAt(nameof(IKiwoomEvents.OnReceiveChejanData)),
            marketData.LastPriceAt,
            marketData.Received,
            marketData.Unreadable);
    }
}
