using System.Collections.Concurrent;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.MarketData;

namespace Kiwoom.Gateway.Link;

/// <summary>Accepts bridges over TLS WebSocket. Map it with <see cref="LinkEndpoint"/>.</summary>
/// <param name="key">This gateway's key.</param>
/// <param name="enrolment">Which bridges it knows.</param>
/// <param name="options">How the links behave.</param>
/// <param name="clock">The machine's clock.</param>
/// <param name="logger">Where it tells of failures.</param>
public sealed partial class BridgeLinks(GatewayKey key, BridgeEnrolment enrolment, BridgeLinksOptions options, TimeProvider clock, ILogger<BridgeLinks> logger) : IBridgeLinks, IDisposable
{
    private readonly ConcurrentDictionary<BridgeId, BridgeLink> _links = [];
    private readonly string _commandEpoch = options.CommandEpoch ?? Guid.NewGuid().ToString("N");
    private readonly GatewayHandshake _handshake = new(key, enrolment, options);
    private readonly SemaphoreSlim _handshakes = new(options.HandshakesAtOnce);
    private IBridgeLinkListener? _listener;
    private volatile bool _stopped;

    /// <inheritdoc/>
    public IReadOnlyCollection<BridgeLinkStatus> Status => [.. _links.Values.Select(link => link.Status)];

    /// <inheritdoc/>
    public void Start(IBridgeLinkListener listener)
    {
        if (Interlocked.CompareExchange(ref _listener, listener, null) is not null)
            throw new InvalidOperationException("the links were started before");
    }

    /// <inheritdoc/>
    public CommandSending Send(BridgeId bridge, IBrokerCommand command) =>
        Find(bridge)?.Send(command) ?? CommandSending.UnknownBridge;

    /// <inheritdoc/>
    public void Subscribe(BridgeId bridge, QuoteSubscription subscription) => Find(bridge)?.Subscribe(subscription);

    /// <inheritdoc/>
    public void ReportDurable(BridgeId bridge, string outbox, long sequence)
    {
        if (_links.TryGetValue(bridge, out var link))
            link.ReportDurable(outbox, sequence);
    }

    /// <summary>Ends every link and accepts none any more.</summary>
    public void Dispose()
    {
        _stopped = true;
        foreach (var link in _links.Values)
            link.End(LinkFault.Stopped, "the gateway stops");
    }

    internal bool IsAccepting => Volatile.Read(ref _listener) is not null && !_stopped;

    /// <summary>Serves one connection from its first byte to its end.</summary>
    /// <param name="channel">The connection; not disposed.</param>
    /// <param name="from">Where it comes from, for people.</param>
    public async Task Serve(IFrameChannel channel, string from)
    {
        if (!await _handshakes.WaitAsync(0).ConfigureAwait(false))
        {
            await Refuse(channel, LinkRefusal.Busy, "too many bridges connect at once", from).ConfigureAwait(false);
            return;
        }

        Hello? hello = null;
        try
        {
            using var limit = new CancellationTokenSource(options.Timings.Handshake, clock);
            hello = await _handshake.Carry(channel, limit.Token).ConfigureAwait(false);
        }
        catch (HandshakeRefusedException refused)
        {
            await Refuse(channel, refused.Reason, refused.Message, from).ConfigureAwait(false);
            return;
        }
        catch (LinkFaultException fault)
        {
            if (fault.Fault is LinkFault.Closed)
                channel.Abort();
            else
                await Refuse(channel, LinkRefusal.Malformed, fault.Message, from).ConfigureAwait(false);
            return;
        }
        catch (OperationCanceledException)
        {
            LogRefused(from, LinkRefusal.TooSlow, "the handshake took too long");
            channel.Abort();
            return;
        }
        finally
        {
            _handshakes.Release();
        }

        if (hello is null)
        {
            await channel.Close().ConfigureAwait(false);
            return;
        }

        try
        {
            await LinkOf(hello.Bridge).Serve(channel, hello, () => !_stopped && _handshake.IsGood(hello)).ConfigureAwait(false);
        }
        catch (LinkFaultException fault)
        {
            LogRefused(from, LinkRefusal.Malformed, fault.Message);
            channel.Abort();
        }
    }

    private BridgeLink LinkOf(BridgeId bridge) => _links.GetOrAdd(bridge, id => new BridgeLink(id, _commandEpoch, options, clock, _listener!, logger));

    private BridgeLink? Find(BridgeId bridge)
    {
        if (_links.TryGetValue(bridge, out var link))
            return link;
        return IsAccepting && enrolment.Find(bridge) is { RevokedAt: null } ? LinkOf(bridge) : null;
    }

    private async Task Refuse(IFrameChannel channel, LinkRefusal reason, string text, string from)
    {
        LogRefused(from, reason, text);
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1), clock);
            await channel.Send(LinkJson.Frame(FrameKind.Refused, new Refused(reason, text), LinkJson.Default.Refused), limit.Token).ConfigureAwait(false);
            await channel.Close().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is LinkFaultException or OperationCanceledException)
        {
            channel.Abort();
        }
    }

    [LoggerMessage(LogLevel.Warning, "A connection from {From} was refused ({Reason}): {Text}")]
    private partial void LogRefused(string from, LinkRefusal reason, string text);
}
