using Akka.Actor;
using Akka.Remote;
using Kiwoom.Actors.Link;
using Kiwoom.OnAkka.Remoting.Channel;
using Microsoft.Extensions.Logging;

namespace Kiwoom.OnAkka.Remoting;

/// <summary>The bridge's end: opens channels to the gateway through an actor system of its own, in which there is nothing but the link, so that nothing else of
/// the bridge can be reached through Akka.Remote.</summary>
/// <remarks>Akka.Remote never talks again to a system that it has quarantined, until that system is another one. So this one is replaced by a new one, with a new port
/// and identity, whenever either end has quarantined the other, when it has shut itself down, and when the gateway was
/// silent twice though it could be reached.</remarks>
public sealed partial class LinkDialler : IAsyncDisposable
{
    private const int SilentDials = 2;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly ReadOnlyMemory<byte> _pin;
    private readonly Func<ActorSystem> _start;
    private readonly AkkaLinkOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private ActorSystem? _system;
    private Task _terminated = Task.CompletedTask;
    private int _silent;
    private long _systems;
    private volatile ActorSystem? _spent;
    private bool _disposed;

    /// <summary>Makes a dialler that has no system yet.</summary>
    /// <param name="gateway">The gateway's address, as it says it itself (<c>public-hostname</c>, <c>public-port</c>): Akka.Remote drops what is addressed otherwise.</param>
    /// <param name="pin">SHA-256 of the gateway's SubjectPublicKeyInfo.</param>
    /// <param name="start">Starts the link's actor system.</param>
    /// <param name="options">How channels behave.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="logger">Where it tells of replaced systems.</param>
    public LinkDialler(Address gateway, ReadOnlyMemory<byte> pin, Func<ActorSystem> start, AkkaLinkOptions options, TimeProvider clock, ILogger logger)
    {
        Gateway = gateway;
        _pin = pin;
        _start = start;
        _options = options;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>The gateway's address.</summary>
    public Address Gateway { get; }

    /// <summary>How many actor systems it has started.</summary>
    public long Systems => Interlocked.Read(ref _systems);

    /// <summary>Opens a channel. For <c>GatewayLinkOptions.Dial</c>.</summary>
    /// <exception cref="LinkFaultException">The gateway cannot be reached, refuses, or is not the one with the pinned key.</exception>
    /// <exception cref="OperationCanceledException">It did not answer in time.</exception>
    public async Task<IFrameChannel> Dial(CancellationToken cancellation)
    {
        var system = await System(cancellation).ConfigureAwait(false);
        var opened = new TaskCompletionSource<IFrameChannel>(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = Ask(system, opened);
        using var given = cancellation.Register(() =>
        {
            if (opened.TrySetCanceled(cancellation))
                system.Stop(end);
        });
        try
        {
            var channel = await opened.Task.ConfigureAwait(false);
            _silent = 0;
            return channel;
        }
        catch (OperationCanceledException)
        {
            if (++_silent >= SilentDials)
                _spent = system;
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        _disposed = true;
        var system = _system;
        _system = null;
        _gate.Release();
        if (system is not null)
            await system.Terminate().ConfigureAwait(false);
        await _terminated.ConfigureAwait(false);
    }

    private IActorRef Ask(ActorSystem system, TaskCompletionSource<IFrameChannel> opened)
    {
        try
        {
            var door = ((ExtendedActorSystem)system).Provider.ResolveActorRef(new RootActorPath(Gateway) / "user" / LinkDoor.Name);
            var (pin, options, clock) = (_pin, _options, _clock);
            return system.ActorOf(Props.Create(() => new DialledChannel(door, pin, opened, options, clock)));
        }
        catch (InvalidOperationException fault)
        {
            // It has shut itself down since.
            _spent = system;
            throw new LinkFaultException(LinkFault.Stopped, "the link's actor system has ended; the next dial gets a new one", fault);
        }
    }

    private async Task<ActorSystem> Start(CancellationToken cancellation)
    {
        try
        {
            return await Task.Run(_start, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new LinkFaultException(LinkFault.InternalError, $"Akka.Remote does not start: {fault.GetBaseException().Message}", fault);
        }
    }

    // From 1.5.5x on a system shuts down when a TLS handshake fails that it began, as one does that is cut in the middle.
    private bool IsSpent(ActorSystem system) =>
        ReferenceEquals(system, _spent) || system.WhenTerminated.IsCompleted || CoordinatedShutdown.Get(system).ShutdownReason is not null;

    private async Task<ActorSystem> System(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_system is not null && IsSpent(_system))
            {
                LogReplaced(Gateway);
                // Not waited for: what it still holds is a socket and threads, and the new one has a port of its own.
                _terminated = Task.WhenAll(_terminated, _system.Terminate());
                _system = null;
            }

            if (_system is null)
            {
                _silent = 0;
                var started = await Start(cancellation).ConfigureAwait(false);
                _system = started;
                Interlocked.Increment(ref _systems);
                var (gateway, spent) = (Gateway, (Action)(() => _spent = started));
                started.ActorOf(Props.Create(() => new QuarantineWatch(gateway, spent)), "quarantine");
            }

            return _system;
        }
        finally
        {
            _gate.Release();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Akka.Remote no longer talks to {Gateway} (quarantine, silence or a failed TLS handshake): the link gets a new actor system")]
    private partial void LogReplaced(Address gateway);

    private sealed class QuarantineWatch(Address gateway, Action spent) : UntypedActor
    {
        protected override void PreStart()
        {
            Context.System.EventStream.Subscribe(Self, typeof(QuarantinedEvent));
            Context.System.EventStream.Subscribe(Self, typeof(ThisActorSystemQuarantinedEvent));
        }

        protected override void OnReceive(object message)
        {
            if (message is QuarantinedEvent theirs && theirs.Address == gateway || message is ThisActorSystemQuarantinedEvent ours && ours.RemoteAddress == gateway)
                spent();
        }
    }
}
