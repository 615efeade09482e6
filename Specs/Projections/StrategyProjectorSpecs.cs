using System.Collections.Immutable;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Strategies;
using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Specs.Projections;

public sealed class StrategyProjectorSpecs
{
    private static readonly DateTimeOffset _start = new(2026, 3, 10, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_strategy_is_one_row_that_says_how_it_was_started_last_and_whether_it_runs()
    {
        var definition = new StrategyDefinition(
            StrategyId.Parse("mom-1"), "momentum", AccountNo.Parse("8012345611"), TradingMode.Paper, [Symbol.Parse("005930")], ImmutableSortedDictionary<string, long>.Empty.Add("minutes", 20),
            5_000_000, UserId.Parse("kim"));
        IEvent[] events = [new StrategyStarted(definition), new StrategyStopped(definition.Id), new StrategyStarted(definition with { Budget = 1 }), new StrategyStopped(definition.Id)];

        ShouldBe(1, StrategyRow.Running, 5_000_000, stoppedAt: null);
        ShouldBe(2, StrategyRow.Stopped, 5_000_000, _start.AddMinutes(2));
        ShouldBe(3, StrategyRow.Running, 1, stoppedAt: null);
        ShouldBe(4, StrategyRow.Stopped, 1, _start.AddMinutes(4));

        void ShouldBe(int count, string state, long budget, DateTimeOffset? stoppedAt)
        {
            var journaled = events.Take(count).Select((e, i) => new JournaledEvent(i + 1, _start.AddMinutes(i + 1), new Cause(CommandId.Parse("c-1")), e));
            var tables = ProjectedTables.Of(SourceRows.Of(StrategyRegistry.Stream, journaled));
            var row = tables.Of<StrategyRow>().ShouldHaveSingleItem();
            (row.Strategy, row.Kind, row.State, row.Budget, row.StoppedAt, row.Version).ShouldBe((definition.Id, "momentum", state, budget, stoppedAt, count));
            tables.Of<AuditRow>().Count.ShouldBe(count);
            tables.Of<AuditRow>().ShouldAllBe(a => a.Account == null);
        }
    }
}
