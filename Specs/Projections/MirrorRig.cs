using Kiwoom.Actors.Account;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Persistence.Projections;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Specs.Account;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Projections;

/// <summary>A real journal, a runner over it and a clock that moves only when it is told to.</summary>
internal sealed class MirrorRig : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kiwoom-mirror-").FullName;
    private readonly List<ProjectionRunner> _runners = [];
    private SqliteJournal _journal = null!;
    private long _written;

    private MirrorRig(IProjectionTarget target, ProjectionOptions? options) => (Target, Options) = (target, options ?? new ProjectionOptions { RowsPerSecond = null });

    public static string Stream { get; } = AccountBehaviour.IdOf(AccountRig.Number);

    public VirtualTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 1, 0, 0, TimeSpan.Zero));

    public IProjectionTarget Target { get; }

    public ProjectionOptions Options { get; }

    public string DataDirectory => _directory;

    public JournalSource Source => JournalSource.At(_directory);

    public ProjectionRunner Runner { get; private set; } = null!;

    public long Written => _written;

    public static async Task<MirrorRig> Start(IProjectionTarget target, ProjectionOptions? options = null)
    {
        var rig = new MirrorRig(target, options);
        rig._journal = await SqliteJournal.Open(rig._directory, GatewayEvents.Catalog, TimeProvider.System);
        rig.Restart();
        return rig;
    }

    /// <summary>A runner as after a restart of the process: it knows nothing but the journal and the target.</summary>
    public ProjectionRunner Restart(IPriceSource? prices = null) => Runner = Another(prices);

    /// <summary>One more runner on the same journal and target.</summary>
    public ProjectionRunner Another(IPriceSource? prices = null, params Projection[] only)
    {
        var runner = new ProjectionRunner(Source, GatewayEvents.Catalog, Target, Options, new Clocks(Clock, Clock), NullLogger.Instance, prices, only.Length == 0 ? null : only);
        _runners.Add(runner);
        return runner;
    }

    /// <summary>Appends the events of an account that it has not yet.</summary>
    public Task Write(AccountRig rig, int most = int.MaxValue) => Write(Stream, [.. rig.Journal.Skip((int)_written).Take(most)]);

    /// <summary>Appends events.</summary>
    public async Task Write(string stream, IReadOnlyList<JournaledEvent> events)
    {
        if (events.Count == 0)
            return;
        var done = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _journal.Append(stream, events, done.SetResult);
        (await done.Task).ShouldBeOfType<AppendOutcome.Durable>();
        if (stream == Stream)
            _written += events.Count;
        foreach (var journaled in events)
            Runner.Notice(stream, journaled);
    }

    /// <summary>Steps until nothing is left to do, moving the clock over every pause that the runner asks for.</summary>
    public async Task Settle(ProjectionRunner? runner = null, int steps = 200)
    {
        for (var i = 0; i < steps; i++)
        {
            var pause = await (runner ?? Runner).Step(CancellationToken.None);
            if (pause.EndsWithNotice)
                return;
            Clock.Advance(pause.Wait);
        }

        throw new TimeoutException("the mirror does not come to an end");
    }

    /// <summary>Lets another process write the journal.</summary>
    public ValueTask CloseJournal() => _journal.DisposeAsync();

    public ProjectionStatus StatusOf(Projection projection) => Runner.Status().Single(s => s.Projection == projection);

    public async ValueTask DisposeAsync()
    {
        foreach (var runner in _runners)
            runner.Dispose();
        await _journal.DisposeAsync();
        await Target.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
