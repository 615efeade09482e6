using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Orders;

namespace Kiwoom.Specs.Bridge;

public class CorrelationSpecs
{
    [Fact]
    public void An_event_that_overtakes_the_answer_is_recognised_by_its_screen_and_terms()
    {
        var desk = new DeskRig();
        desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        desk.Hear(DeskRig.Chejan("0000101", ChejanState.Accepted, 10));
        desk.Hear(Fill("0000101", "77", 10, 0));
        desk.Answer("c1", "0000101");
        desk.Reports.Select(r => r.GetType()).ShouldBe([typeof(OrderAcknowledged), typeof(OrderStateReported), typeof(ExecutionReported)]);
        desk.Reports.OfType<ExecutionReported>().Single().ClientOrderId!.Value.Value.ShouldBe("o-c1");
    }

    [Fact]
    public void Events_that_fit_two_commands_wait_until_the_answers_say_whose_they_are()
    {
        var desk = new DeskRig(screens: 1);
        desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        desk.Tell(new TakeCommand(DeskRig.Buy("c2")));
        desk.Hear(DeskRig.Chejan("0000102", ChejanState.Accepted, 10));
        desk.Hear(Fill("0000102", "77", 10, 0));
        desk.Hear(Fill("0000102", "77", 10, 0));
        desk.Reports.ShouldBeEmpty();
        desk.Restart();
        desk.Reports.OfType<CommandInDoubt>().Count().ShouldBe(2);
        desk.Answer("c2", "0000102");
        desk.Reports.OfType<ExecutionReported>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Parked_events_go_to_the_command_whose_answer_comes()
    {
        var desk = new DeskRig(screens: 1);
        desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        desk.Tell(new TakeCommand(DeskRig.Buy("c2")));
        desk.Hear(DeskRig.Chejan("0000102", ChejanState.Accepted, 10));
        desk.Hear(Fill("0000102", "77", 10, 0));
        desk.Answer("c1", "0000101");
        desk.Reports.OfType<ExecutionReported>().Single().ClientOrderId!.Value.Value.ShouldBe("o-c2");
        desk.Answer("c2", "0000102");
        desk.Reports.OfType<OrderAcknowledged>().Count().ShouldBe(2);
        desk.State.Parked.ShouldBeEmpty();
    }

    [Fact]
    public void An_order_from_the_HTS_belongs_to_nobody_here()
    {
        var desk = new DeskRig();
        desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        desk.Hear(DeskRig.Chejan("0000201", ChejanState.Accepted, 10, screen: "4989"));
        var report = desk.Reports.ShouldHaveSingleItem().ShouldBeOfType<OrderStateReported>();
        report.ClientOrderId.ShouldBeNull();
    }

    [Fact]
    public void A_fill_is_reported_once_however_often_it_comes()
    {
        var desk = new DeskRig();
        desk.Accepted("c1", "0000101");
        for (var i = 0; i < 3; i++)
            desk.Hear(Fill("0000101", "77", 4, 6));
        desk.Hear(Fill("0000101", "78", 10, 0, fill: 6));
        desk.Reports.OfType<ExecutionReported>().Select(e => e.Quantity).ShouldBe([4, 6]);
    }

    [Fact]
    public void A_fill_without_trade_number_unit_price_and_quantity_follows_from_the_cumulative_fields()
    {
        var desk = new DeskRig();
        desk.Accepted("c1", "0000101");
        desk.Hear(DeskRig.Chejan("0000101", ChejanState.Filled, 6, cumulative: 4, amount: 280_000));
        desk.Hear(DeskRig.Chejan("0000101", ChejanState.Filled, 6, cumulative: 4, amount: 280_000));
        desk.Hear(DeskRig.Chejan("0000101", ChejanState.Filled, 0, cumulative: 10, amount: 280_000 + (6 * 69_900)));
        desk.Reports.OfType<ExecutionReported>().Select(e => (e.Quantity, e.Price)).ShouldBe([(4, 70_000), (6, 69_900)]);
    }

    [Fact]
    public void A_missed_fill_is_flagged_and_never_invented()
    {
        var desk = new DeskRig();
        desk.Accepted("c1", "0000101");
        desk.Hear(Fill("0000101", "78", 10, 0, fill: 6));
        desk.Reports.OfType<ExecutionReported>().Single().Quantity.ShouldBe(6);
        desk.Flags.ShouldHaveSingleItem().Kind.ShouldBe(InconsistencyKind.FillsMissing);
    }

    [Fact]
    public void A_cancel_is_confirmed_under_its_own_number_and_the_clearing_event_says_nothing_new()
    {
        var desk = new DeskRig();
        desk.Accepted("c1", "0000101");
        desk.Tell(new TakeCommand(DeskRig.Cancel("c2", "c1", "0000101")));
        desk.Answer("c2", "0000102");
        desk.Hear(Change("0000102", ChejanState.Accepted, BrokerOrderKind.Cancel, 10));
        desk.Hear(Change("0000102", ChejanState.Confirmed, BrokerOrderKind.Cancel, 0));
        desk.Hear(DeskRig.Chejan("0000101", ChejanState.Accepted, 0));
        var states = desk.Reports.OfType<OrderStateReported>().Skip(1).ToArray();
        states.Select(s => s.State).ShouldBe([BrokerOrderState.Accepted, BrokerOrderState.CancelConfirmed]);
        states.ShouldAllBe(s => s.Original == BrokerOrderNo.Parse("0000101") && s.ClientOrderId == ClientOrderId.Parse("o-c1"));
    }

    [Fact]
    public void Fills_after_a_replacement_come_under_the_new_number()
    {
        var desk = new DeskRig();
        desk.Accepted("c1", "0000101");
        desk.Tell(new TakeCommand(DeskRig.Replace("c2", "c1", "0000101")));
        desk.Hear(Change("0000102", ChejanState.Accepted, BrokerOrderKind.Replace, 10));
        desk.Answer("c2", "0000102");
        desk.Hear(Change("0000102", ChejanState.Confirmed, BrokerOrderKind.Replace, 10));
        desk.Hear(DeskRig.Chejan("0000101", ChejanState.Accepted, 0));
        desk.Hear(Fill("0000102", "80", 10, 0));
        var execution = desk.Reports.Last().ShouldBeOfType<ExecutionReported>();
        execution.ClientOrderId!.Value.Value.ShouldBe("o-c1");
        desk.Reports.OfType<OrderStateReported>().ShouldNotContain(s => s.State == BrokerOrderState.Closed);
    }

    [Fact]
    public void An_order_that_ends_without_a_fill_is_closed_once()
    {
        var desk = new DeskRig();
        desk.Accepted("c1", "0000101");
        desk.Hear(DeskRig.Chejan("0000101", ChejanState.Other, 0));
        desk.Hear(DeskRig.Chejan("0000101", ChejanState.Other, 0));
        desk.Reports.OfType<OrderStateReported>().Count(s => s.State == BrokerOrderState.Closed).ShouldBe(1);
    }

    [Fact]
    public void A_cancel_that_lost_its_race_is_refused()
    {
        var desk = new DeskRig();
        desk.Accepted("c1", "0000101");
        desk.Tell(new TakeCommand(DeskRig.Cancel("c2", "c1", "0000101")));
        desk.Answer("c2", "0000102");
        desk.Hear(Change("0000102", ChejanState.Accepted, BrokerOrderKind.Cancel, 10));
        desk.Hear(Fill("0000101", "77", 10, 0));
        desk.Hear(Change("0000102", ChejanState.Refused, BrokerOrderKind.Cancel, 0));
        desk.Reports.Last().ShouldBeOfType<CommandRefused>().Command.Value.ShouldBe("c2");
    }

    [Fact]
    public void Order_numbers_begin_again_on_the_next_day()
    {
        var desk = new DeskRig();
        desk.Accepted("c1", "0000101");
        desk.Hear(Fill("0000101", "77", 10, 0));
        desk.Now = DeskRig.Morning.AddDays(1);
        desk.Tell(new TakeCommand(DeskRig.Buy("c2", sendBefore: desk.Now.AddSeconds(5))));
        desk.Answer("c2", "0000101");
        desk.Hear(Fill("0000101", "77", 10, 0));
        desk.Reports.OfType<ExecutionReported>().Select(e => (e.ClientOrderId!.Value.Value, e.ExecutionId.Value))
            .ShouldBe([("o-c1", "20260921-0000101-77"), ("o-c2", "20260922-0000101-77")]);
    }

    private static ChejanOrder Fill(string number, string trade, long cumulative, long open, long? fill = null) =>
        DeskRig.Chejan(number, ChejanState.Filled, open, cumulative: cumulative, trade: trade, fill: fill ?? cumulative, fillPrice: 70_000);

    private static ChejanOrder Change(string number, ChejanState state, BrokerOrderKind kind, long open) =>
        DeskRig.Chejan(number, state, open, original: "0000101", kind: kind, screen: "1002");
}
