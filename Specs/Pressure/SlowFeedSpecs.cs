using System.Collections.Concurrent;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Journal;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Clients;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.Runtime;
using Microsoft.Extensions.Logging.Abstractions;
using static Kiwoom.Specs.Pressure.FloodRig;

namespace Kiwoom.Specs.Pressure;

/// <summary>A feed that is slower than the events holds a bounded number of them, and says when it has lost count.</summary>
public sealed class SlowFeedSpecs
{
    private const int Capacity = 100;
    private readonly ConcurrentQueue<AccountChange> _heard = new();

    [Fact]
    public async Task What_a_feed_cannot_tell_is_bounded_and_its_followers_read_again()
    {
        var accounts = new StuckAccounts();
        await using var engine = new EmbeddedEngine(new InMemoryJournal(), TimeProvider.System);
        await using var feed = new ClientFeed(engine, accounts, NullLogger.Instance, Capacity);
        using var following = feed.Subscribe(_heard.Enqueue);
        var stream = engine.SpawnEventSourced(new ActorPath("/stream"), new Stream(), new NoSnapshots());
        await Append(engine, stream, 1, 1);
        await Eventually(() => Task.FromResult(accounts.Asked == 1));
        await Append(engine, stream, 2, 5_000);
        await Eventually(() => Task.FromResult(engine.EventsWaiting == 0));
        feed.Waiting.ShouldBeLessThanOrEqualTo(Capacity);
        accounts.GoOn.SetResult();
        await Eventually(() => Task.FromResult(_heard.OfType<AccountChange.Lost>().Any()));
        _heard.OfType<AccountChange.Lost>().Single().Version.ShouldBe(5_000);
        await Append(engine, stream, 5_001, 5_001);
        await Eventually(() => Task.FromResult(_heard.OfType<AccountChange.OrderChanged>().Any(c => c.Version == 5_001)));
    }

    [Fact]
    public async Task A_client_whose_changes_were_lost_gets_a_fresh_snapshot_and_then_goes_on()
    {
        await using var rig = await GatewayRig.Start();
        var (socket, reader) = await rig.Connect(rig.Token());
        using var _ = socket;
        await reader.Next("balance");
        rig.Accounts.Snapshots = account => Task.FromResult(rig.Accounts.SnapshotOf(account, 40));
        rig.Around.Tell(new AccountChange.Lost(GatewayRig.Account, 40));
        rig.Around.Tell(new AccountChange.BalanceChanged(GatewayRig.Account, 40, FakeAccounts.Money(GatewayRig.Account)));
        rig.Around.Tell(new AccountChange.BalanceChanged(GatewayRig.Account, 41, FakeAccounts.Money(GatewayRig.Account)));
        var snapshot = await reader.Next("balance");
        snapshot.GetProperty("snapshot").GetBoolean().ShouldBeTrue();
        snapshot.GetProperty("version").GetInt64().ShouldBe(40);
        (await reader.Next("balance")).GetProperty("version").GetInt64().ShouldBe(41);
    }

    private static Task Append(EmbeddedEngine engine, IActorRef stream, int first, int last) =>
        Task.WhenAll(Enumerable.Range(first, last - first + 1).Select(n => ((IActorEngine)engine).Ask<string>(stream, new Note(n), TimeSpan.FromMinutes(1))));

    private sealed record Note(int Number) : ICommand
    {
        public Cause Cause { get; } = new(CommandId.Parse("note"));
    }

    /// <summary>A stream with the name of an account, in which orders expire.</summary>
    private sealed class Stream : IEventSourcedBehaviour<object>
    {
        public string PersistenceId => AccountBehaviour.IdOf(GatewayRig.Account);

        public object Initial() => new();

        public object Apply(object state, JournaledEvent journaled) => state;

        public Decision Decide(object state, ICommand command, DateTimeOffset now) =>
            Decision.Of(new OrderExpired(ClientOrderId.Parse($"o-{((Note)command).Number}"), 1, "spec"), new Reply("done"));

        public IEnumerable<IEffect> OnRecovered(object state, DateTimeOffset now) => [];
    }

    private sealed class NoSnapshots : ISnapshotCodec<object>
    {
        public string Manifest => "none";

        public byte[] Encode(object state) => [];

        public object Decode(ReadOnlySpan<byte> bytes) => new();
    }

    /// <summary>Accounts that answer nothing until they are let go on.</summary>
    private sealed class StuckAccounts : IAccounts
    {
        private readonly FakeAccounts _accounts = new(new HandClock(DateTimeOffset.UnixEpoch));
        private int _asked;

        public TaskCompletionSource GoOn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Asked => Volatile.Read(ref _asked);

        public IReadOnlyCollection<AccountNo> Known => [GatewayRig.Account];

        public async Task<TAnswer> Ask<TAnswer>(AccountNo account, ICommand command, CancellationToken cancellation = default)
        {
            Interlocked.Increment(ref _asked);
            await GoOn.Task;
            if (command is not GetOrder get)
                return await _accounts.Ask<TAnswer>(account, command, cancellation);
            var order = Order(get.ClientOrderId.Value);
            return (TAnswer)(object)new OrderAnswer.Taken(_accounts.View(account, order, OrderStatus.Expired));
        }
    }
}
