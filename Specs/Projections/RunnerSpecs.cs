using Kiwoom.Persistence.Projections;

namespace Kiwoom.Specs.Projections;

public sealed class RunnerSpecs : IAsyncLifetime
{
    private static readonly Account.AccountRig _past = Histories.Long;
    private readonly MemoryTarget _target = new();
    private MirrorRig _rig = null!;

    public async Task InitializeAsync() => _rig = await MirrorRig.Start(_target);

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task What_the_journal_holds_is_in_every_table_and_nothing_is_behind()
    {
        await _rig.Write(_past);
        await _rig.Settle();

        ShouldHoldEverything();
        _rig.Runner.Status().ShouldAllBe(s => s.State == ProjectionState.Live && s.LagEvents == 0 && s.LagSeconds == 0 && s.LastError == null);
        _rig.StatusOf(Projection.Orders).Positions.ShouldHaveSingleItem().Position.ShouldBe(_rig.Written);
    }

    [Fact]
    public async Task It_goes_on_after_a_restart_and_writes_nothing_twice()
    {
        await _rig.Write(_past, 40);
        await _rig.Settle();
        _rig.Restart();
        await _rig.Write(_past);
        await _rig.Settle();

        ShouldHoldEverything();
        ShouldHaveMovedOnce();
    }

    [Fact]
    public async Task An_answer_that_was_lost_writes_nothing_twice()
    {
        var random = new Random(3);
        _target.After = _ => random.Next(3) == 0 ? throw new TargetUnavailableException("the answer was lost") : Task.CompletedTask;
        for (var i = 0; i < 8; i++)
        {
            await _rig.Write(_past, 15);
            await SettleThroughFaults();
            if (i % 3 == 2)
                _rig.Restart();
        }

        _target.After = null;
        await _rig.Write(_past);
        await SettleThroughFaults();
        ShouldHoldEverything();
        ShouldHaveMovedOnce();
    }

    [Fact]
    public async Task An_outage_leaves_the_rest_in_the_journal_and_says_how_far_behind_it_is()
    {
        await _rig.Write(_past, 30);
        await _rig.Settle();
        _target.Before = _ => throw new TargetUnavailableException("nobody is there", retryAfter: TimeSpan.FromMinutes(2));
        await _rig.Write(_past);

        var first = await _rig.Runner.TryStep(CancellationToken.None);
        (first.Wait, first.EndsWithNotice).ShouldBe((TimeSpan.FromMinutes(2), false), "the target asked for it, and no event cuts it short");
        _rig.Clock.MoveTo(_past.Journal[^1].At + TimeSpan.FromHours(3));
        for (var i = 0; i < 20; i++)
            (await _rig.Runner.TryStep(CancellationToken.None)).Wait.ShouldBeGreaterThan(TimeSpan.Zero);

        var status = _rig.StatusOf(Projection.Orders);
        (status.State, status.LagEvents, status.LastError).ShouldBe((ProjectionState.Unreachable, _rig.Written - 30, "nobody is there"));
        status.LagSeconds.ShouldBeGreaterThan(3 * 3600);
        _target.Before = null;
        await _rig.Settle();
        ShouldHoldEverything();
        ShouldHaveMovedOnce();
        _rig.StatusOf(Projection.Orders).State.ShouldBe(ProjectionState.Live);
    }

    [Fact]
    public async Task Waits_after_faults_grow_and_end_at_a_bound()
    {
        _target.BeforePositions = () => throw new TargetUnavailableException("nobody is there");
        await _rig.Write(_past, 5);

        var waits = new List<TimeSpan>();
        for (var i = 0; i < 12; i++)
            waits.Add((await _rig.Runner.TryStep(CancellationToken.None)).Wait);
        waits[0].ShouldBeLessThanOrEqualTo(_rig.Options.LeastBackOff);
        waits.ShouldAllBe(w => w <= _rig.Options.LongestBackOff);
        waits[^1].ShouldBeGreaterThanOrEqualTo(_rig.Options.LongestBackOff / 2);
    }

    [Fact]
    public async Task A_target_that_holds_another_history_is_not_overwritten()
    {
        await _rig.Write(_past, 50);
        _target.Put(Projection.Orders, new StreamPosition(MirrorRig.Stream, 20, new string('a', 64)));
        await _rig.Settle();

        var status = _rig.StatusOf(Projection.Orders);
        status.State.ShouldBe(ProjectionState.Stopped);
        status.Reason.ShouldNotBeNull().ShouldContain($"#20 of {MirrorRig.Stream}");
        _target.RowsOf(Projection.Orders).ShouldBe(0);
        _rig.StatusOf(Projection.Executions).State.ShouldBe(ProjectionState.Live, "the others are all right");
        _target.PositionOf(Projection.AuditLog, MirrorRig.Stream).ShouldBe(50);

        // Nothing but a person's decision changes that.
        _rig.Clock.Advance(_rig.Options.RecheckEvery);
        await _rig.Settle();
        _rig.StatusOf(Projection.Orders).State.ShouldBe(ProjectionState.Stopped);
        await _target.Reset(Projection.Orders, default);
        _rig.Clock.Advance(_rig.Options.RecheckEvery);
        await _rig.Write(_past);
        await _rig.Settle();
        ShouldHoldEverything();
    }

    [Fact]
    public async Task A_target_ahead_of_the_journal_stops_the_projection()
    {
        await _rig.Write(_past, 10);
        _target.Put(Projection.Balances, new StreamPosition(MirrorRig.Stream, 11, new string('a', 64)));
        await _rig.Settle();

        var status = _rig.StatusOf(Projection.Balances);
        (status.State, _target.RowsOf(Projection.Balances)).ShouldBe((ProjectionState.Stopped, 0));
        status.Reason.ShouldNotBeNull().ShouldContain($"#11 of {MirrorRig.Stream}, which ends at #10");
    }

    [Fact]
    public async Task A_projection_that_is_rebuilt_meanwhile_is_left_alone_until_that_is_done()
    {
        await _rig.Write(_past, 60);
        await _rig.Settle();
        await _target.Reset(Projection.Orders, default);
        var rebuild = _rig.Another(only: Projection.Orders);

        // The mirror finds out at the next event, and leaves the projection to whoever moves it.
        await _rig.Write(_past, 20);
        await _rig.Runner.Step(default);
        _rig.StatusOf(Projection.Orders).State.ShouldBe(ProjectionState.Yielding);
        _target.PositionOf(Projection.AuditLog, MirrorRig.Stream).ShouldBe(80, "the others go on");
        (await rebuild.RunToEnd(null, default)).ShouldBeNull();
        _target.PositionOf(Projection.Orders, MirrorRig.Stream).ShouldBe(80);

        await _rig.Write(_past);
        for (var i = 0; i < 4; i++)
        {
            await _rig.Settle();
            _rig.Clock.Advance(_rig.Options.YieldFor);
        }

        await _rig.Settle();
        ShouldHoldEverything();
    }

    [Fact]
    public async Task A_row_that_the_target_does_not_take_stops_its_projection_alone()
    {
        _target.Before = batch => batch.Projection == Projection.RiskEvents ? throw new TargetRefusedException("23514: no such kind") : Task.CompletedTask;
        _rig.Options.RecheckEvery.ShouldBeGreaterThan(TimeSpan.Zero);
        await _rig.Write(_past);
        await _rig.Settle();

        _rig.Runner.Status().Where(s => s.State != ProjectionState.Live).Select(s => (s.Projection, s.State, s.Reason))
            .ShouldBe([(Projection.RiskEvents, ProjectionState.Stopped, "23514: no such kind")]);
        _target.Before = null;
        _rig.Clock.Advance(_rig.Options.RecheckEvery);
        await _rig.Settle();
        ShouldHoldEverything();
    }

    [Fact]
    public async Task A_hole_in_the_journal_is_a_fault_that_is_shown_and_nothing_is_written_beyond_it()
    {
        await _rig.Write(_past, 30);
        var broken = Path.Combine(_rig.DataDirectory, "broken");
        Directory.CreateDirectory(broken);
        foreach (var file in Directory.GetFiles(_rig.DataDirectory, "journal.db*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(broken, Path.GetFileName(file)));
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(broken, "journal.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER IF EXISTS event_journal_no_delete; SELECT group_concat('DROP TRIGGER ' || name || ';', ' ') FROM sqlite_master WHERE type = 'trigger'";
            if (await command.ExecuteScalarAsync() is string drops)
            {
                command.CommandText = drops;
                await command.ExecuteNonQueryAsync();
            }

            command.CommandText = "DELETE FROM event_journal WHERE sequence_nr = 12";
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        using var runner = new ProjectionRunner(
            Persistence.Reading.JournalSource.At(broken), Kiwoom.Gateway.Hosting.GatewayEvents.Catalog, _target, _rig.Options,
            new Actors.Runtime.Clocks(_rig.Clock, _rig.Clock), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        (await runner.TryStep(default)).EndsWithNotice.ShouldBeFalse();
        runner.Status()[0].LastError.ShouldNotBeNull().ShouldContain("#12: the row is missing");
        _target.Applied.ShouldBeEmpty();
    }

    private async Task SettleThroughFaults()
    {
        for (var i = 0; i < 500; i++)
        {
            if ((await _rig.Runner.TryStep(default)).EndsWithNotice)
                return;
        }

        throw new TimeoutException("the mirror does not come to an end");
    }

    private void ShouldHoldEverything()
    {
        _rig.Written.ShouldBe(_past.Journal.Count);
        foreach (var group in ProjectedTables.Of(SourceRows.Of(MirrorRig.Stream, _past.Journal)).Rows.GroupBy(r => r.Key.Item1))
        {
            var held = _target.Tables[group.Key.Table];
            held.Count.ShouldBe(group.Count(), group.Key.Name);
            var batch = new ProjectionBatch(group.Key, [], [.. group.Select(r => r.Value)]);
            var wanted = System.Text.Json.Nodes.JsonNode.Parse(batch.Json.Span)!["rows"]![group.Key.Table]!.AsArray();
            held.Values.Select(r => r.ToJsonString()).Order(StringComparer.Ordinal).ShouldBe(wanted.Select(r => r!.ToJsonString()).Order(StringComparer.Ordinal), group.Key.Name);
        }
    }

    // Every position was reached from the one before it: no step was applied twice or left out.
    private void ShouldHaveMovedOnce()
    {
        foreach (var steps in _target.Applied.SelectMany(b => b.Streams.Select(s => (b.Projection, Step: s))).GroupBy(s => (s.Projection, s.Step.To.Stream)))
        {
            var place = StreamPosition.Start(steps.Key.Stream);
            foreach (var (_, step) in steps)
            {
                step.From.ShouldBe(place);
                place = step.To;
            }

            place.Position.ShouldBe(_rig.Written, steps.Key.Projection.Name);
        }
    }
}
