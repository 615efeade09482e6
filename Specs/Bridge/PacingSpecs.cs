using FsCheck.Xunit;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Specs.Bridge;

public class PacingSpecs
{
    private static readonly DateTimeOffset _start = DeskRig.Morning;

    [Property(MaxTest = 50)]
    public void No_second_ever_holds_more_orders_than_allowed(int seed)
    {
        var options = new PacingOptions();
        var pacer = new OrderPacer(options);
        var random = new Random(seed);
        var now = _start;
        var sent = new List<DateTimeOffset>();
        for (var i = 0; i < 100; i++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(300)) + pacer.Wait(now);
            pacer.Wait(now).ShouldBe(TimeSpan.Zero);
            pacer.Use(now);
            sent.Add(now);
        }

        sent.ShouldAllBe(s => sent.Count(o => o >= s && o < s + TimeSpan.FromSeconds(1)) <= options.OrdersPerSecond);
        sent.Zip(sent.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= options.OrderSpacing);
    }

    [Fact]
    public void A_clock_that_is_set_back_holds_nobody_up_for_longer_than_before()
    {
        var (orders, queries) = (new OrderPacer(new PacingOptions()), new QueryPacer(new PacingOptions()));
        for (var i = 0; i < 4; i++)
        {
            orders.Use(_start.AddMilliseconds(250 * i));
            queries.Use(_start.AddMilliseconds(250 * i));
        }

        queries.Overloaded(_start.AddSeconds(1));
        var back = _start.AddMinutes(-10);
        orders.Wait(back).ShouldBeLessThan(TimeSpan.FromSeconds(1));
        queries.Wait(back, QueryPriority.Usual).ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void The_reserve_is_for_reconciliation_only()
    {
        var pacer = new QueryPacer(new PacingOptions { LongWindowQueries = 10, ReservedForReconciliation = 2, QueriesPerSecond = 100 });
        for (var i = 0; i < 8; i++)
            pacer.Use(_start.AddSeconds(i));
        var now = _start.AddMinutes(10);
        pacer.Wait(now, QueryPriority.Usual).ShouldBe(TimeSpan.FromMinutes(50));
        pacer.Wait(now, QueryPriority.Reconciliation).ShouldBe(TimeSpan.Zero);
        pacer.Use(now);
        pacer.Use(now);
        pacer.Wait(now, QueryPriority.Reconciliation).ShouldBe(TimeSpan.FromMinutes(50));
    }

    [Fact]
    public void Screen_ranges_are_disjoint_and_at_most_200()
    {
        var all = new[] { ScreenAllocator.Orders, ScreenAllocator.Queries, ScreenAllocator.RealTime, ScreenAllocator.Conditions }.SelectMany(s => s).ToArray();
        all.ShouldBeUnique();
        all.Length.ShouldBeLessThanOrEqualTo(200);
        ScreenAllocator.Orders.Count.ShouldBeGreaterThanOrEqualTo(2);
    }
}
