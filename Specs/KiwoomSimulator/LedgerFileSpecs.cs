using System.Text;
using Kiwoom.Actors.Identity;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

public sealed class LedgerFileSpecs : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kiwoom-ledger").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_restart_in_the_middle_ends_as_an_uninterrupted_run()
    {
        var whole = new Desk();
        FirstHalf(whole);
        SecondHalf(whole);

        using (var file = new BrokerLedgerFile(_directory))
            FirstHalf(new Desk(file: file));
        using var again = new BrokerLedgerFile(_directory);
        var restarted = new Desk(file: again, startsAt: Desk.Day.InstantOf(new TimeOnly(10, 5)));
        restarted.Venue.Open.Values.Select(o => (o.Order.OrderId, o.Open)).ShouldBe([("20260921-0000001", 60), ("20260921-0000003", 20)], ignoreOrder: true);
        SecondHalf(restarted);

        LedgerDigest.Of(restarted.Server.Ledger).ShouldBe(LedgerDigest.Of(whole.Server.Ledger));
    }

    [Fact]
    public void Orders_of_an_earlier_day_have_ended_after_a_restart()
    {
        using (var file = new BrokerLedgerFile(_directory))
            FirstHalf(new Desk(file: file));
        using var again = new BrokerLedgerFile(_directory);
        var next = new Desk(file: again, startsAt: new TradingDay(new DateOnly(2026, 9, 22)).InstantOf(new TimeOnly(10, 0)));
        next.Venue.Open.ShouldBeEmpty();
        next.Ledger.Orders.Sum(o => o.Open).ShouldBe(0);
        next.Place(1, 1, 70_000).ShouldBe("0000001");
    }

    [Fact]
    public void A_torn_last_line_never_happened()
    {
        string before;
        using (var file = new BrokerLedgerFile(_directory))
        {
            var desk = new Desk(file: file);
            FirstHalf(desk);
            before = LedgerDigest.Of(desk.Server.Ledger);
        }

        var path = Directory.GetFiles(_directory).Single();
        File.AppendAllText(path, "{\"entry\":\"order_fil");
        using (var again = new BrokerLedgerFile(_directory))
            LedgerDigest.Of(new BrokerLedger(again)).ShouldBe(before);
        File.ReadAllBytes(path)[^1].ShouldBe((byte)'\n');
    }

    [Fact]
    public void A_damaged_line_in_the_middle_is_named()
    {
        File.WriteAllBytes(Path.Combine(_directory, "broker-ledger.jsonl"), Encoding.UTF8.GetBytes("{}\n{}\n"));
        using var file = new BrokerLedgerFile(_directory);
        Should.Throw<InvalidDataException>(() => new BrokerLedger(file)).Message.ShouldContain("line 1");
    }

    private static void FirstHalf(Desk desk)
    {
        var first = desk.Place(1, 100, 70_000);
        desk.Fill(first, 70_000, 40);
        var second = desk.Place(1, 20, 69_900);
        desk.Place(5, 20, 69_800, original: second);
    }

    private static void SecondHalf(Desk desk)
    {
        desk.Fill("0000001", 70_000, 60);
        desk.Place(3, 20, 0, original: "0000003");
        var sold = desk.Place(2, 30, 70_400);
        sold.ShouldBe("0000005");
        desk.Fill(sold, 70_400, 30);
    }
}
