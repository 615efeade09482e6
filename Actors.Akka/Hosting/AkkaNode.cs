using System.Net.Sockets;
using Akka;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Microsoft.Extensions.Logging;

namespace Kiwoom.OnAkka.Hosting;

/// <summary>A node's actor system, from its start to the end of its coordinated shutdown.</summary>
/// <remarks>Whoever begins the shutdown, its order is the same: doors and links are closed, the actors drain, remoting ends, the system ends. The node
/// begins it on its own way out; what Akka itself may begin (a cluster that lets this node go) takes the same steps, and <see cref="Failed"/> tells the
/// process of it.</remarks>
public sealed class AkkaNode : IAsyncDisposable
{
    // What the phases of akka.hocon leave for the last step, which ends what the steps before could not.
    private static readonly TimeSpan _margin = TimeSpan.FromSeconds(5);

    // Above the 10 s that Akka.Remote gives its own start.
    private static readonly TimeSpan _startLimit = TimeSpan.FromSeconds(15);
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _failed = new();
    private readonly Steps _doors = new();
    private readonly Steps _actors = new();
    private volatile bool _asked;

    private AkkaNode(ActorSystem system, ILogger logger)
    {
        (System, _logger) = (system, logger);
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "doors", () => Run(_doors));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceStop, "actors", () => Run(_actors));
        system.WhenTerminated.ContinueWith(_ => Ended(), TaskScheduler.Default);
    }

    /// <summary>The actor system.</summary>
    public ActorSystem System { get; }

    /// <summary>Cancelled when the system ended and the node had not asked for it.</summary>
    public CancellationToken Failed => _failed.Token;

    /// <summary>Where others reach this system.</summary>
    public Address Address => ((ExtendedActorSystem)System).Provider.DefaultAddress;

    /// <summary>Starts a node's system. Throws as <see cref="StartSystem"/> does.</summary>
    public static AkkaNode Start(AkkaNodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new AkkaNode(StartSystem(options), options.Loggers.CreateLogger("Akka"));
    }

    /// <summary>Starts a system that somebody else ends. Throws <see cref="InvalidDataException"/> for a configuration that Akka does not take, and
    /// <see cref="IOException"/> where the port cannot be had.</summary>
    public static ActorSystem StartSystem(AkkaNodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var config = options.Configuration.With(options.Overlay, options.DecidedBy);
        var logger = options.Loggers.CreateLogger("Akka");
        var setup = ActorSystemSetup.Create([BootstrapSetup.Create().WithConfig(config), new NodeLoggerSetup(logger), .. options.Setups]);
        try
        {
            return Created(options.Name, setup);
        }
        catch (Exception fault) when (InnermostOf<SocketException>(fault) is { } socket)
        {
            throw new IOException(
                $"Akka.Remote cannot listen on {config.GetString("akka.remote.dot-netty.tcp.hostname")}:{config.GetString("akka.remote.dot-netty.tcp.port")}: {socket.Message}", fault);
        }
        catch (Exception fault) when (InnermostOf<Exception>(fault) is ConfigurationException or FormatException or ArgumentException or InvalidCastException or OverflowException)
        {
            throw new InvalidDataException($"{options.Configuration.Source}: Akka does not take it: {InnermostOf<Exception>(fault)!.Message}", fault);
        }
    }

    /// <summary>Has something closed before the actors drain.</summary>
    public void BeforeActors(Func<Task> close) => _doors.Add(close);

    /// <summary>Has actors shut down before the system ends.</summary>
    public void BeforeEnd(Func<Task> drain) => _actors.Add(drain);

    /// <summary>Closes what <see cref="BeforeActors"/> was told of, once; the rest of the shutdown does not do it again.</summary>
    public Task CloseDoors() => _doors.Run();

    /// <summary>Runs the coordinated shutdown and waits for the system's end, as long as the phases of <c>akka.hocon</c> allow.</summary>
    public async ValueTask DisposeAsync()
    {
        _asked = true;
        var shutdown = CoordinatedShutdown.Get(System);
        try
        {
            var limit = shutdown.TotalTimeout + _margin;
            await shutdown.Run(NodeStops.Reason).WaitAsync(limit).ConfigureAwait(false);
            await System.WhenTerminated.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            _logger.LogWarning(fault, "The actor system did not end in order: {Reason}", fault.Message);
        }
    }

    // Where Akka.Remote fails in the middle of its start, Akka waits for the end of what never began.
    private static ActorSystem Created(string name, ActorSystemSetup setup)
    {
        var creation = Task.Factory.StartNew(() => ActorSystem.Create(name, setup), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (Task.WaitAny([creation], _startLimit) < 0)
            throw new IOException($"Akka does not start within {_startLimit.TotalSeconds:0} s; the log says how far it came");
        return creation.GetAwaiter().GetResult();
    }

    private static TFault? InnermostOf<TFault>(Exception fault)
        where TFault : Exception
    {
        TFault? found = null;
        for (Exception? at = fault; at is not null; at = at.InnerException)
            found = at as TFault ?? found;
        return found;
    }

    private static async Task<Done> Run(Steps steps)
    {
        await steps.Run().ConfigureAwait(false);
        return Done.Instance;
    }

    private void Ended()
    {
        if (_asked)
            return;
        _logger.LogCritical("The actor system ended by itself ({Reason})", CoordinatedShutdown.Get(System).ShutdownReason?.GetType().Name ?? "no reason given");
        _failed.Cancel();
    }

    // Run once, by whoever comes first; all wait for the same end.
    private sealed class Steps
    {
        private readonly Lock _gate = new();
        private readonly List<Func<Task>> _steps = [];
        private Task? _running;

        internal void Add(Func<Task> step)
        {
            lock (_gate)
                _steps.Add(step);
        }

        internal Task Run()
        {
            lock (_gate)
                return _running ??= Task.Run(All);
        }

        private async Task All()
        {
            foreach (var step in _steps)
                await step().ConfigureAwait(false);
        }
    }

    private sealed class NodeStops : CoordinatedShutdown.Reason
    {
        internal static NodeStops Reason { get; } = new();
    }
}
