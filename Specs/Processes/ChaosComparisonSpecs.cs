using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.Chaos.Audit;
using Kiwoom.Chaos.Trading;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Processes;

/// <summary>What <c>./chaos.sh</c> compares in the end must find what is wrong.</summary>
public sealed class ChaosComparisonSpecs : IDisposable
{
    private const string Account = "8112345611";
    private const string Booked =
        """{"entry":"order_booked","at":"2026-11-27T00:20:43+00:00","day":"2026-11-27","no":"NO","account":"8112345611","symbol":"005930","side":"buy","action":0,"quantity":10,"price":70000,"terms":"00","original":null,"screen":"1001","from_hts":false,"rq_name":"COMMAND"}""";

    private const string Filled =
        """{"entry":"order_filled","at":"2026-11-27T00:20:44+00:00","day":"2026-11-27","no":"0000001","execution_no":1,"price":70000,"quantity":10,"commission":2450,"tax":0}""";

    private static readonly TradingDay _day = TradingDay.Parse("2026-11-27");
    private static readonly ClientOrderId _id = ClientOrderId.Parse("a-1");
    private static readonly CommandId _command = CommandId.Parse($"{Account}:a-1:1");
    private static readonly BrokerOrderNo _number = BrokerOrderNo.Parse("0000001");
    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _ledger = [Booked.Replace("NO", "0000001").Replace("COMMAND", _command.Value), Filled];
    private readonly List<IEvent> _journal = [Placed(_id, _command), new OrderAccepted(_id, _day, _number), Executed("1")];
    private readonly OrderPromise _promise = Promise("a-1");

    [Fact]
    public void Nothing_is_found_where_all_agree()
    {
        _promise.Taken = true;
        var comparison = Compare();
        comparison.Findings.ShouldBeEmpty();
        (comparison.Lost, comparison.Doubled, comparison.AcknowledgedMissing).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void A_fill_that_the_journal_lacks_is_lost()
    {
        _journal.RemoveAt(2);
        Compare().Lost.ShouldBe(1);
    }

    [Fact]
    public void A_fill_that_is_in_the_journal_twice_is_doubled()
    {
        _journal.Add(Executed("2"));
        Compare().Doubled.ShouldBe(1);
    }

    [Fact]
    public void A_fill_that_the_exchange_does_not_have_is_doubled()
    {
        _ledger.RemoveAt(1);
        Compare().Doubled.ShouldBe(1);
    }

    [Fact]
    public void A_command_that_reached_the_exchange_twice_is_doubled()
    {
        _ledger.Add(_ledger[0].Replace("0000001", "0000002"));
        Compare().Doubled.ShouldBe(1);
    }

    [Fact]
    public void An_order_of_another_sender_is_found()
    {
        var other = ClientOrderId.Parse("b-1");
        _journal[1] = new OrderAccepted(other, _day, _number);
        Compare().Findings.ShouldContain(f => f.Contains("belongs to b-1"));
    }

    [Fact]
    public void An_order_of_which_the_journal_knows_nothing_is_found()
    {
        _journal.Clear();
        var comparison = Compare();
        comparison.Lost.ShouldBe(1);
        comparison.Findings.ShouldContain(f => f.Contains("is not in the journal"));
    }

    [Fact]
    public void An_order_that_is_left_open_is_found()
    {
        _ledger.RemoveAt(1);
        _journal.RemoveAt(2);
        Compare().Findings.ShouldContain(f => f.Contains("10 open"));
    }

    [Fact]
    public void What_was_acknowledged_must_be_in_the_journal()
    {
        var missing = Promise("a-2");
        missing.Taken = true;
        _promise.CancelTaken = _promise.ReplaceTaken = true;
        Compare(missing).AcknowledgedMissing.ShouldBe(3);
    }

    [Fact]
    public void What_was_answered_with_nothing_was_changed_must_not_be_in_the_journal()
    {
        _promise.WasUnchanged = true;
        Compare().Findings.ShouldHaveSingleItem().ShouldContain("nothing was changed");
        _promise.WasUnknown = true;
        Compare().Findings.ShouldBeEmpty();
    }

    public void Dispose() => _directory.Dispose();

    private static OrderPlaced Placed(ClientOrderId id, CommandId command) => new(
        new OrderSpec(id, Symbol.Parse("005930"), Side.Buy, 10, OrderType.Limit, 70_000, null, TimeInForce.Day, TradingMode.Paper),
        _day, command, DateTimeOffset.UnixEpoch, 70_000, 0, null, null, Queued: false, Liquidation: false);

    private static OrderExecuted Executed(string execution) => new(
        _id, ExecutionId.Parse(execution), _day, _number, Symbol.Parse("005930"), Side.Buy, 10, 70_000, 700_000, 10, 10, 0, 700_000, 2_450, 0, DateTimeOffset.UnixEpoch,
        ExecutionSource.Reported, null);

    private static OrderPromise Promise(string id) => new() { ClientOrderId = id, Body = new Dictionary<string, object?> { ["quantity"] = 10L } };

    private Comparison Compare(params OrderPromise[] more)
    {
        File.WriteAllLines(
            Path.Combine(_directory.Path, "broker-ledger.jsonl"),
            [$$"""{"entry":"account_opened","at":"2026-11-27T00:00:26+00:00","account":"{{Account}}","cash":100000000}""", .. _ledger]);
        var comparison = new Comparison(BrokerTruth.Read(_directory.Path), JournalTruth.Of(_journal), [_promise, .. more]);
        comparison.Run();
        return comparison;
    }
}
