using System.Runtime.InteropServices;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Doctor.Probe;
using Kiwoom.Bridge.Doctor.Probe.Report;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.Bridge.Probe;

/// <summary>What a probe may send, and what it must not leave behind.</summary>
public class ProbeOrderSpecs
{
    private static readonly ProbeOptions _withOrders = new() { WithOrders = true, WatchFor = TimeSpan.FromSeconds(3) };

    [Fact]
    public void On_the_mock_server_orders_are_placed_changed_and_cancelled_and_none_is_left()
    {
        var rig = new ProbeRig();
        var report = rig.Run(_withOrders);
        report.End.ShouldBe(ProbeEnd.Complete);
        rig.Api.Orders.ShouldBe([1, 5, 3, 11, 21]);
        rig.OpenOrders.ShouldBeEmpty();
        report.Left.ShouldBeEmpty();
        report.Troubles.ShouldBeEmpty();
        var changes = report.Findings[0];
        changes.Status.ShouldBe(FindingStatus.Answered);
        changes.Facts.Single(f => f.Name == "sequence").Value.ShouldContain("0[0000002←0000001 +매수정정 확인 902=1 819=] 0[0000001←0000000 +매수 접수 902=0 819=]");
        changes.Events.Where(e => e.Fids is not null).ShouldAllBe(e => e.Fids!.Count >= 35);
        report.Findings[2].Status.ShouldBe(FindingStatus.Answered);
        report.Findings[2].Facts.ShouldContain(f => f.Value.Contains("RC4059"));
        rig.Ledger.Orders.Where(o => o.Booked.Action == BrokerOrderAction.New).ShouldAllBe(o => o.Booked.Quantity == 1 && o.Booked.Price == 49_050);
        ProbeProcess.ExitCodeOf(report).ShouldBe(BridgeExitCode.Ok);
    }

    [Fact]
    public void Without_leave_no_order_is_sent_and_each_point_says_what_it_needs()
    {
        var rig = new ProbeRig();
        var report = rig.Run(_withOrders with { WithOrders = false });
        rig.Api.Orders.ShouldBeEmpty();
        report.Findings.Select(f => f.Number).ShouldBe(Enumerable.Range(1, 10));
        foreach (var number in new[] { 1, 2, 3, 4 })
        {
            report.Findings[number - 1].Status.ShouldBe(FindingStatus.NotAnswerableNow);
            report.Findings[number - 1].ComeBack.ShouldBe("with --with-orders");
        }

        report.Findings[8].Status.ShouldBe(FindingStatus.ForAPerson);
        report.Findings[9].Status.ShouldBe(FindingStatus.ForAPerson);
        report.Findings[9].Facts.ShouldContain(f => f.Name.StartsWith("2027-"));
    }

    [Fact]
    public void On_the_real_server_nothing_is_sent_and_its_GetServerGubun_is_noted()
    {
        var rig = new ProbeRig(TradingMode.Real);
        var report = rig.Run(_withOrders with { FillShares = 10, LongWindow = true, WithPopup = true });
        rig.Api.Orders.ShouldBeEmpty();
        report.End.ShouldBe(ProbeEnd.NotMock);
        report.Findings[6].Status.ShouldBe(FindingStatus.Answered);
        report.Findings[6].Facts[0].Value.ShouldBe("'0'");
        report.Findings.Count(f => f.Status == FindingStatus.Answered).ShouldBe(1);
        ProbeProcess.ExitCodeOf(report).ShouldBe(BridgeExitCode.NotMock);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData(" 1")]
    [InlineData("모의")]
    public void Only_the_exact_word_of_the_mock_server_will_do(string gubun)
    {
        var rig = new ProbeRig();
        rig.Api.Server = gubun;
        rig.Run(_withOrders).End.ShouldBe(ProbeEnd.NotMock);
        rig.Api.Orders.ShouldBeEmpty();
    }

    [Fact]
    public void A_server_that_is_the_real_one_all_of_a_sudden_gets_not_even_a_cancel()
    {
        var rig = new ProbeRig();
        rig.Api.Sent = _ => rig.Api.Server = "0";
        var report = rig.Run(_withOrders);
        rig.Api.Orders.ShouldBe([1]);
        report.End.ShouldBe(ProbeEnd.NotMock);
        report.Left.ShouldHaveSingleItem().OrderNo.ShouldBe(rig.OpenOrders.ShouldHaveSingleItem().No.Value);
        ProbeProcess.ExitCodeOf(report).ShouldBe(BridgeExitCode.OrdersLeft);
    }

    [Fact]
    public void The_server_is_asked_right_before_the_order_however_lately_it_was_asked()
    {
        var rig = new ProbeRig();
        rig.Api.Querying = trCode => rig.Api.Server = trCode == "opt10075" ? "0" : null; // Between the first question and the order.
        var report = rig.Run(_withOrders);
        rig.Api.Orders.ShouldBeEmpty();
        report.End.ShouldBe(ProbeEnd.NotMock);
        report.Orders.ShouldHaveSingleItem().Outcome.ShouldStartWith("not sent");
        report.Left.ShouldBeEmpty();
    }

    [Fact]
    public void While_the_market_is_closed_the_points_say_when_to_come_back()
    {
        var rig = new ProbeRig(startsAt: new TimeOnly(21, 0));
        var report = rig.Run(_withOrders);
        rig.Api.Orders.ShouldBeEmpty();
        report.Findings[0].ComeBack.ShouldBe("during continuous trading (정규장), next from 2026-09-22 09:00 KST");
        report.Findings[3].ComeBack.ShouldBe("during the after-market (애프터마켓), next from 2026-09-22 16:00 KST");
        report.Findings[3].Facts.Count(f => f.Name.StartsWith("opt10081")).ShouldBe(1);
        report.Findings[4].Status.ShouldBe(FindingStatus.NotAnswerableNow);
        ProbeProcess.ExitCodeOf(report).ShouldBe(BridgeExitCode.Ok);
    }

    [Fact]
    public void In_the_after_market_a_limit_far_away_is_tried_and_cancelled()
    {
        var rig = new ProbeRig(startsAt: new TimeOnly(17, 0));
        var report = rig.Run(_withOrders);
        rig.Api.Orders.ShouldBe([1, 3]);
        report.Findings[3].Status.ShouldBe(FindingStatus.Answered);
        report.Findings[0].Status.ShouldBe(FindingStatus.NotAnswerableNow);
        rig.OpenOrders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, "910 is the fill's own price (914).")]
    [InlineData(true, "910 is the order's average price (903/911).")]
    public void Several_fills_tell_whether_910_is_the_last_price_or_the_average(bool isAverage, string answer)
    {
        var rig = new ProbeRig(executionPriceIsAverage: isAverage);
        rig.Api.Sending = before => rig.Venue.OnArrival = before switch { 3 => [(70_500, 4), (70_600, 6)], 4 => [(70_400, 10)], _ => [] };
        var report = rig.Run(_withOrders with { FillShares = 10 });
        rig.Api.Orders.Skip(3).Take(2).ShouldBe([1, 2]);
        report.Findings[1].Status.ShouldBe(FindingStatus.Answered);
        report.Findings[1].Text.ShouldBe(answer);
        report.Position.ShouldBe(0);
        report.Left.ShouldBeEmpty();
    }

    [Fact]
    public void Shares_that_could_not_be_sold_again_are_named()
    {
        var rig = new ProbeRig();
        rig.Api.Sending = before => rig.Venue.OnArrival = before == 3 ? [(70_500, 10)] : [];
        var report = rig.Run(_withOrders with { FillShares = 10 });
        report.Position.ShouldBe(10);
        report.Left.ShouldBeEmpty();
        rig.OpenOrders.ShouldBeEmpty();
        MaskedReport.Of(report, rig.Mask).Markdown.ShouldContain("not closed out: 10");
    }

    [Fact]
    public void An_issue_under_a_warning_is_not_ordered() => Refused(new ProbeRig(surveillance: Surveillance.Warning));

    [Fact]
    public void An_issue_near_its_lower_limit_is_not_ordered()
    {
        var rig = new ProbeRig();
        rig.Venue.Quote = rig.Venue.Quote with { Last = 50_000 };
        Refused(rig);
    }

    [Fact]
    public void A_stop_while_an_order_is_open_cancels_it_and_the_report_comes_all_the_same()
    {
        var rig = new ProbeRig();
        rig.Api.Sent = before =>
        {
            if (before == 1)
                rig.Stop.Cancel();
        };
        var report = rig.Run(_withOrders);
        report.End.ShouldBe(ProbeEnd.Stopped);
        rig.OpenOrders.ShouldBeEmpty();
        report.Left.ShouldBeEmpty();
        rig.Api.Orders[^1].ShouldBe(3);
        ProbeProcess.ExitCodeOf(report).ShouldBe(BridgeExitCode.Ok);
    }

    [Fact]
    public void A_session_that_is_cut_ends_the_probe_with_its_order_named()
    {
        var rig = new ProbeRig();
        rig.Api.Sending = before =>
        {
            if (before == 1)
                rig.Server.LogInElsewhere();
        };
        var report = rig.Run(_withOrders);
        report.End.ShouldBe(ProbeEnd.Cut);
        rig.Api.Orders.ShouldBe([1, 5]);
        var open = rig.OpenOrders.ShouldHaveSingleItem();
        report.Left.ShouldContain(l => l.OrderNo == open.No.Value && l.IsOpenForSure);
        report.Findings.Count.ShouldBe(10);
        ProbeProcess.ExitCodeOf(report).ShouldBe(BridgeExitCode.OrdersLeft);
    }

    [Fact]
    public void An_order_whose_call_failed_after_it_had_left_is_found_in_Kiwooms_list_and_cancelled()
    {
        var rig = new ProbeRig(simulated: new SimulatedKiwoomOptions { OddOrderProbability = 0, BlankAnswerProbability = 1 });
        rig.Api.Sent = before =>
        {
            if (before == 0)
                throw new COMException("the control failed", unchecked((int)0x8000FFFF));
        };
        var report = rig.Run(_withOrders);
        rig.Ledger.Orders.First().Booked.Action.ShouldBe(BrokerOrderAction.New);
        rig.OpenOrders.ShouldBeEmpty();
        report.Left.ShouldBeEmpty();
    }

    [Fact]
    public void An_order_that_the_control_said_it_did_not_send_is_found_and_cancelled()
    {
        var rig = new ProbeRig();
        rig.Api.ReturnCode = _ => rig.Api.Orders.Count == 1 ? -307 : 0;
        var report = rig.Run(_withOrders);
        rig.OpenOrders.ShouldBeEmpty();
        report.Left.ShouldBeEmpty();
    }

    [Fact]
    public void A_dialog_within_SendOrder_that_serves_messages_only_makes_it_late()
    {
        var rig = new ProbeRig();
        rig.Api.Sent = before =>
        {
            if (before == 1)
                rig.Pass(TimeSpan.FromSeconds(5));
        };
        var report = rig.Run(_withOrders);
        report.End.ShouldBe(ProbeEnd.Complete);
        report.Left.ShouldBeEmpty();
        report.Findings[7].Facts.Single(f => f.Name == "events before a call had returned").Value.ShouldNotBe("0");
    }

    [Fact]
    public void A_dialog_within_SendOrder_that_nobody_closes_ends_the_probe_with_the_order_named()
    {
        var rig = new ProbeRig();
        rig.Api.Sent = before =>
        {
            rig.IsBlocked = true;
            rig.PassUntil(() => rig.Said.Any(s => s.Contains("could not be left")));
            rig.IsBlocked = false;
        };
        var report = rig.Run(_withOrders);
        rig.Api.Orders.ShouldBe([1]);
        report.End.ShouldBe(ProbeEnd.Cut);
        report.Findings[0].Status.ShouldBe(FindingStatus.Failed);
        report.Left.ShouldHaveSingleItem().IsOpenForSure.ShouldBeFalse();
        report.Left[0].Text.ShouldContain("has not returned");
    }

    [Fact]
    public void What_a_blocked_thread_did_not_come_to_in_time_is_not_done_later()
    {
        var rig = new ProbeRig();
        rig.Api.Asked = () => rig.IsBlocked = rig.Api.Orders.Count == 1; // The question is answered; what comes after it has to wait.
        var report = rig.Run(_withOrders);
        report.End.ShouldBe(ProbeEnd.Cut);
        report.Orders.Count.ShouldBe(2);
        report.Left.ShouldHaveSingleItem().IsOpenForSure.ShouldBeTrue();
        rig.IsBlocked = false;
        rig.Pass(TimeSpan.FromMinutes(1));
        rig.Api.Orders.ShouldBe([1]);
    }

    private static void Refused(ProbeRig rig)
    {
        var report = rig.Run(_withOrders with { FillShares = 10 });
        rig.Api.Orders.ShouldBeEmpty();
        report.Findings[0].Status.ShouldBe(FindingStatus.NotAnswerableNow);
        report.Findings[0].ComeBack.ShouldNotBeNull().ShouldContain("--symbol");
    }
}
