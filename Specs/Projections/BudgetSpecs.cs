using Kiwoom.Actors.Identity;
using Kiwoom.Actors.MarketData;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.Mirror;
using Kiwoom.Persistence.Projections;

namespace Kiwoom.Specs.Projections;

/// <summary>What Supabase Realtime has to carry stays within its budget while the mirror is live.</summary>
public sealed class BudgetSpecs : IAsyncLifetime
{
    private const int Budget = 16;
    private readonly MemoryTarget _target = new();
    private readonly List<(DateTimeOffset At, ProjectionBatch Batch)> _written = [];
    private MirrorRig _rig = null!;

    public async Task InitializeAsync()
    {
        _rig = await MirrorRig.Start(_target, new ProjectionOptions { RowsPerSecond = Budget, CatchUpAfter = 400 });
        _target.After = batch =>
        {
            _written.Add((_rig.Clock.GetUtcNow(), batch));
            return Task.CompletedTask;
        };
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task The_first_event_after_a_silence_is_written_at_once()
    {
        await _rig.Write(Histories.Long, 1);
        var before = _rig.Clock.GetUtcNow();
        await _rig.Runner.Step(default);

        _written.ShouldContain(w => w.At == before && w.Batch.Projection == Projection.AuditLog);
    }

    [Fact]
    public async Task No_second_has_more_changes_of_rows_than_the_budget_and_no_row_is_lost()
    {
        var past = Histories.Long;
        past.Journal.Count.ShouldBeInRange(100, 400);
        await _rig.Write(past);
        await _rig.Settle();

        var changes = _written.Where(w => w.Batch.Projection.IsRealTime).Select(w => (w.At, w.Batch.Rows)).ToList();
        var first = changes[0].At;
        var seconds = (decimal)(changes[^1].At - first).Ticks / TimeSpan.TicksPerSecond;

        // One event's rows may stand over; the pause after them is as much longer.
        changes.GroupBy(c => c.At).ShouldAllBe(g => g.Sum(c => c.Rows) <= Budget + 6);
        changes.Where(c => c.At > first).Sum(c => c.Rows).ShouldBeLessThanOrEqualTo((int)((seconds + 1) * Budget) + 6);
        foreach (var fill in past.Journal.Select(j => j.Event).OfType<Actors.Orders.OrderExecuted>())
            _target.Tables["order_executions"].Values.ShouldContain(r => (string)r["execution_id"]! == fill.ExecutionId.Value);
        _target.RowsOf(Projection.AuditLog).ShouldBe(past.Journal.Count);
        _target.Applied.Where(b => b.Projection == Projection.Balances).Sum(b => b.Rows).ShouldBeLessThan(past.Journal.Count / 2, "of a row only the newest version is sent");
    }

    [Fact]
    public async Task A_mirror_that_is_far_behind_catches_up_in_bulk()
    {
        var past = Histories.Long;
        await _rig.DisposeAsync();
        _rig = await MirrorRig.Start(_target, new ProjectionOptions { RowsPerSecond = Budget, CatchUpAfter = 50 });
        await _rig.Write(past);
        var before = _rig.Clock.GetUtcNow();
        await _rig.Runner.Step(default);

        _target.PositionOf(Projection.Orders, MirrorRig.Stream).ShouldBe(past.Journal.Count);
        _rig.Clock.GetUtcNow().ShouldBe(before);
    }

    [Fact]
    public async Task Of_prices_only_the_newest_is_mirrored_and_they_wait_behind_orders()
    {
        var board = new MarketDataBoard();
        using var prices = new ConflatedPrices(board, _rig.Clock);
        _rig.Restart(prices);
        var symbols = Enumerable.Range(0, 40).Select(n => Symbol.Parse($"{100_000 + n}")).ToList();
        foreach (var price in Enumerable.Range(70_000, 25))
        {
            foreach (var symbol in symbols)
                board.Apply(Tick(symbol, price), _rig.Clock.GetUtcNow());
        }

        await _rig.Write(Histories.Long, 60);
        for (var i = 0; i < 60 && _target.RowsOf(Projection.Prices) < symbols.Count; i++)
            _rig.Clock.Advance((await _rig.Runner.Step(default)).Wait);

        var rows = _target.Tables["real_time_prices"].Values;
        rows.Count.ShouldBe(40);
        rows.ShouldAllBe(r => (long)r["price"]! == 70_024);
        _target.Applied.Where(b => b.Projection == Projection.Prices).ShouldAllBe(b => b.Rows <= Budget / 2);
        _target.Applied.FindIndex(b => b.Projection == Projection.Prices).ShouldBeGreaterThan(_target.Applied.FindIndex(b => b.Projection == Projection.AuditLog));
        rows.Select(r => (long)r["version"]!).ShouldBeUnique();
        rows.Min(r => (long)r["version"]!).ShouldBeGreaterThanOrEqualTo(new DateTimeOffset(2026, 3, 10, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Prices_that_could_not_be_written_are_written_later()
    {
        var board = new MarketDataBoard();
        using var prices = new ConflatedPrices(board, _rig.Clock);
        _rig.Restart(prices);
        board.Apply(Tick(Symbol.Parse("005930"), 70_000), _rig.Clock.GetUtcNow());
        _target.Before = _ => throw new TargetUnavailableException("nobody is there");
        await _rig.Runner.TryStep(default);
        board.Apply(Tick(Symbol.Parse("005930"), 70_500), _rig.Clock.GetUtcNow());
        _target.Before = null;
        _rig.Clock.Advance(_rig.Options.LongestBackOff);
        await _rig.Runner.TryStep(default);

        ((long)_target.Tables["real_time_prices"].Values.ShouldHaveSingleItem()["price"]!).ShouldBe(70_500);
    }

    private TradeTick Tick(Symbol symbol, long price) => new(symbol, _rig.Clock.GetUtcNow(), price, 1, null, 100, price, price, price, price + 100, price);
}
