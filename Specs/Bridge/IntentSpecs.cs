using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Orders;

namespace Kiwoom.Specs.Bridge;

public class IntentSpecs
{
    private readonly DeskRig _desk = new();

    [Fact]
    public void A_command_is_journalled_before_it_is_sent_and_sent_once()
    {
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Journal.Select(j => j.Event).OfType<IntentRecorded>().Count().ShouldBe(1);
        _desk.Sent.ShouldHaveSingleItem().Command.Id.Value.ShouldBe("c1");
        _desk.ToGateway.OfType<CommandRecorded>().Count().ShouldBe(2);
    }

    [Fact]
    public void A_crash_after_the_intent_leaves_the_command_in_doubt_and_unsent()
    {
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")), diesAfterEvents: 2);
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Sent.ShouldBeEmpty();
        _desk.Reports.OfType<CommandInDoubt>().ShouldHaveSingleItem().Command.Value.ShouldBe("c1");
    }

    [Fact]
    public void A_command_whose_time_has_passed_is_refused_without_being_sent()
    {
        _desk.Now = DeskRig.Morning.AddSeconds(30);
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Sent.ShouldBeEmpty();
        _desk.Reports.OfType<CommandRefused>().ShouldHaveSingleItem().Reason.ShouldBe(RefusalReason.TooLate);
    }

    [Theory]
    [InlineData(KiwoomReturnCode.OrderInputError, true)]
    [InlineData(KiwoomReturnCode.AccountPasswordMissing, true)]
    [InlineData(KiwoomReturnCode.OrderOverload, true)]
    [InlineData(KiwoomReturnCode.OrderRestricted, true)]
    [InlineData(KiwoomReturnCode.NoIssueCode, true)]
    [InlineData(KiwoomReturnCode.OrderSendFailed, false)]
    [InlineData(KiwoomReturnCode.ConnectionClosed, false)]
    [InlineData(-9999, false)]
    [InlineData(null, false)]
    public void A_return_code_refuses_only_where_it_proves_that_nothing_was_sent(int? code, bool isRefused)
    {
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Returned("c1", code);
        _desk.Reports.OfType<CommandRefused>().Count().ShouldBe(isRefused ? 1 : 0);
        _desk.Reports.OfType<CommandInDoubt>().Count().ShouldBe(isRefused ? 0 : 1);
    }

    [Fact]
    public void An_order_without_an_answer_is_in_doubt_and_a_late_number_resolves_it()
    {
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Returned("c1");
        _desk.Tell(new AnswerOverdue(CommandId.Parse("c1")));
        _desk.Reports.Last().ShouldBeOfType<CommandInDoubt>();
        _desk.Answer("c1", "0000101");
        _desk.Reports.Last().ShouldBeOfType<OrderAcknowledged>().BrokerOrderNo.Value.ShouldBe("0000101");
        _desk.Sent.Count().ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rejection_carries_the_reason_whichever_comes_first(bool messageFirst)
    {
        var message = new OrderMessageHeard(CommandId.Parse("c1"), "[RC4025] not enough buying margin");
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Returned("c1");
        if (messageFirst)
            _desk.Tell(message);
        _desk.Answer("c1", null);
        if (!messageFirst)
        {
            _desk.Reports.ShouldBeEmpty();
            _desk.Tell(message);
        }

        var refused = _desk.Reports.ShouldHaveSingleItem().ShouldBeOfType<CommandRefused>();
        refused.Reason.ShouldBe(RefusalReason.RejectedByKiwoom);
        refused.Text.ShouldContain("RC4025");
    }

    [Fact]
    public void A_rejection_without_a_message_is_reported_when_the_wait_is_over()
    {
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Answer("c1", null);
        _desk.Tell(new ReasonOverdue(CommandId.Parse("c1")));
        _desk.Reports.ShouldHaveSingleItem().ShouldBeOfType<CommandRefused>();
    }

    [Fact]
    public void A_replacement_that_would_leave_a_rest_at_the_old_price_is_refused()
    {
        _desk.Accepted("c1", "0000101");
        _desk.Tell(new TakeCommand(DeskRig.Replace("c2", "c1", "0000101", quantity: 4)));
        _desk.Reports.Last().ShouldBeOfType<CommandRefused>().Reason.ShouldBe(RefusalReason.NotExpressible);
        _desk.Sent.Count().ShouldBe(1);
    }

    [Fact]
    public void A_command_id_with_other_content_is_ignored_and_flagged()
    {
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1", quantity: 20)));
        _desk.Sent.Count().ShouldBe(1);
        _desk.Flags.ShouldHaveSingleItem().Kind.ShouldBe(InconsistencyKind.CommandIdReused);
    }

    [Fact]
    public void A_repeated_command_has_its_outcome_told_again_once_the_gateway_has_dropped_it()
    {
        _desk.Accepted("c1", "0000101");
        var count = _desk.Reports.Count();
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Reports.Count().ShouldBe(count);
        _desk.Tell(new TrimOutbox("outbox-1", count));
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Reports.Last().ShouldBeOfType<OrderAcknowledged>();
        _desk.Sent.Count().ShouldBe(1);
    }

    [Fact]
    public void A_blank_answer_is_contradicted_by_an_event_on_its_screen()
    {
        _desk.Tell(new TakeCommand(DeskRig.Buy("c1")));
        _desk.Answer("c1", null);
        _desk.Tell(new ReasonOverdue(CommandId.Parse("c1")));
        _desk.Hear(DeskRig.Chejan("0000101", ChejanState.Accepted, 10));
        _desk.Reports.OfType<OrderAcknowledged>().ShouldHaveSingleItem();
        _desk.Flags.ShouldContain(f => f.Kind == InconsistencyKind.BlankAnswerForAcceptedOrder);
    }
}
