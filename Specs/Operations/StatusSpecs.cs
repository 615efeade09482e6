using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Status;
using Kiwoom.Bridge.Supervision;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Operations;

public sealed class StatusSpecs : IDisposable
{
    private static readonly DateTimeOffset _now = new(2026, 11, 26, 1, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void A_status_file_is_read_as_it_was_written()
    {
        var status = Node() with { Session = Working().Session! with { Text = "로그인 창이 열려 있습니다" } };
        StatusFile.Write(_data.Path, status);
        var read = StatusFile.ReadNode(_data.Path).ShouldNotBeNull();
        read.Session!.Accounts.ShouldBe(status.Session!.Accounts);
        (read with { Session = null }).ShouldBe(status with { Session = null });
        File.ReadAllText(Path.Combine(_data.Path, NodeStatus.FileName)).ShouldContain("로그인", Case.Sensitive, "people read the file too");

        var supervisor = Supervisor() with { LastReason = RestartReason.VersionUpdate, LastText = "x", LastAt = _now, Child = 7, Waiting = "y" };
        StatusFile.Write(_data.Path, supervisor);
        StatusFile.ReadSupervisor(_data.Path).ShouldBe(supervisor);
    }

    [Fact]
    public void What_is_no_status_file_is_none()
    {
        StatusFile.ReadNode(_data.Path).ShouldBeNull();
        var path = Path.Combine(_data.Path, NodeStatus.FileName);
        StatusFile.Write(_data.Path, Node());
        var whole = File.ReadAllText(path);
        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllText(path, whole[..length]);
            StatusFile.ReadNode(_data.Path).ShouldBeNull($"{length} characters");
        }

        foreach (var text in new[] { "null", "[]", "{}", whole.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal), whole + new string(' ', StatusFile.Limit) })
        {
            File.WriteAllText(path, text);
            StatusFile.ReadNode(_data.Path).ShouldBeNull(text[..Math.Min(20, text.Length)]);
        }
    }

    [Fact]
    public async Task A_reader_sees_the_old_one_or_the_new_one_while_it_is_written()
    {
        StatusFile.Write(_data.Path, Node());
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            for (var beat = 1L; !stop.IsCancellationRequested; beat++)
                StatusFile.Write(_data.Path, Node() with { Beat = beat, Version = new string('v', (int)(beat % 3_000)) });
        });
        var last = 0L;
        while (last < 300)
        {
            var status = StatusFile.ReadNode(_data.Path).ShouldNotBeNull("it is never half there");
            status.Beat.ShouldBeGreaterThanOrEqualTo(last);
            last = status.Beat;
        }

        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public void Account_numbers_show_their_last_four_digits_only() => NodeStatus.Masked(AccountNo.Parse("8112345611")).ShouldBe("******5611");

    [Fact]
    public void The_verdict_names_what_keeps_the_node_from_trading()
    {
        Judge(Working()).Verdict.ShouldBe(StatusVerdict.Working);
        Judge(Working() with { Link = Working().Link with { Connected = false, LastFailure = "no route" } }).ShouldSatisfyAllConditions(
            a => a.Verdict.ShouldBe(StatusVerdict.Troubled), a => a.Text.ShouldContain("no route"));
        Judge(Working() with { Session = Working().Session! with { LoggedIn = false, Text = "Logging in to Kiwoom." } }).ShouldSatisfyAllConditions(
            a => a.Verdict.ShouldBe(StatusVerdict.Troubled), a => a.Text.ShouldContain("Logging in"));
        Judge(Working() with { Control = Working().Control with { Dialog = "로그인", NeedsPerson = true } }).Text.ShouldContain("A person is needed at the screen: 로그인");
        Judge(Working() with { WrittenAt = _now - TimeSpan.FromMinutes(1) }).Verdict.ShouldBe(StatusVerdict.Stale);
        Judge(Working() with { WrittenAt = _now + TimeSpan.FromMinutes(1) }).Verdict.ShouldBe(StatusVerdict.Stale, "a clock that was set back");
    }

    [Fact]
    public void A_node_that_is_gone_is_not_running_whatever_its_file_says()
    {
        Judge(Working(), isAlive: false).ShouldSatisfyAllConditions(a => a.Verdict.ShouldBe(StatusVerdict.NotRunning), a => a.Text.ShouldContain("gone without a word"));
        Judge(null).ShouldSatisfyAllConditions(a => a.Verdict.ShouldBe(StatusVerdict.NotRunning), a => a.Text.ShouldContain("kiwoom-bridge supervise"));
        StatusReading.Judge(null, Supervisor() with { Waiting = "Kiwoom's servers are in maintenance" }, supervised: true, _ => false, _now).Text.ShouldContain("maintenance");
    }

    private static StatusAnswer Judge(NodeStatus? node, bool isAlive = true) => StatusReading.Judge(node, null, supervised: false, _ => isAlive, _now);

    private static NodeStatus Working() => Node() with
    {
        Link = new LinkState(true, 1, "1.0.0", 1, 0, false, null),
        Session = new SessionState(true, TradingMode.Paper, ["******5611"], 5, null),
    };

    private static NodeStatus Node() => new()
    {
        Format = NodeStatus.CurrentFormat,
        Process = 1,
        Since = _now,
        WrittenAt = _now,
        Beat = 0,
        Version = "1.0.0",
        Bridge = BridgeId.Parse("desk"),
        Mode = TradingMode.Paper,
        MarketTime = _now,
        Link = new LinkState(false, 0, null, null, null, false, null),
        Control = new ControlState(0, null, false, null, _now, null, 10, 0),
        Outbox = 3,
    };

    private static SupervisorStatus Supervisor() => new()
    {
        Format = SupervisorStatus.CurrentFormat,
        Process = 2,
        Since = _now,
        WrittenAt = _now,
        Phase = SupervisorPhase.Waiting,
        Restarts = 0,
        Failures = 0,
    };
}
