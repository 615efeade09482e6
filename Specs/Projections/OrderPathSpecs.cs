using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Strategies;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.Mirror;
using Kiwoom.Persistence.Reading;
using Kiwoom.Persistence.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Projections;

/// <summary>A mirror whose target accepts connections and never says a word.</summary>
[Trait("Category", "Process")]
public sealed class OrderPathSpecs : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kiwoom-hanging-").FullName;
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public Task InitializeAsync()
    {
        _silent.Start();
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        _silent.Stop();
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Actors_write_and_answer_while_the_target_hangs_and_nobody_waits_for_its_end()
    {
        var settings = new MirrorSettings { Postgres = $"Host=127.0.0.1;Port={((IPEndPoint)_silent.LocalEndpoint).Port};Database=d;Username=u;Timeout=600;Command Timeout=600;SSL Mode=Disable" };
        await using var journal = await SqliteJournal.Open(_directory, GatewayEvents.Catalog, TimeProvider.System);
        await using var engine = new EmbeddedEngine(journal, TimeProvider.System);
        await using var mirror = new MirrorHost(settings, _directory, JournalSource.At(_directory), engine, new MarketDataBoard(), Clocks.RealTime, NullLogger.Instance);
        mirror.Start();
        var actor = engine.SpawnEventSourced(StrategyRegistry.Path, new StrategyRegistry(), new StrategySnapshotCodec());

        for (var i = 0; i < 50; i++)
        {
            var definition = new StrategyDefinition(
                StrategyId.Parse($"s-{i}"), "momentum", AccountNo.Parse("8012345611"), Actors.Orders.TradingMode.Paper, [Symbol.Parse("005930")],
                ImmutableSortedDictionary<string, long>.Empty, 1, UserId.Parse("kim"));
            (await engine.Ask<StrategyAnswer>(actor, new StartStrategy(new Cause(CommandId.Parse($"c-{i}")), definition), TimeSpan.FromSeconds(30))).ShouldBeOfType<StrategyAnswer.Done>();
        }

        for (var i = 0; i < 3000 && mirror.Status().Single(s => s.Projection.Name == "strategies").LagEvents < 50; i++)
            await Task.Delay(10);
        mirror.Status().Single(s => s.Projection.Name == "strategies").LagEvents.ShouldBe(50);
        await mirror.Stop(TimeSpan.FromMilliseconds(100)).WaitAsync(TimeSpan.FromSeconds(60));
        await engine.Shutdown(TimeSpan.FromSeconds(30));
    }
}
