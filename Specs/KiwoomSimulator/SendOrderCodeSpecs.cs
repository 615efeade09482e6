using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

public class SendOrderCodeSpecs
{
    [Theory]
    [InlineData("", "1000", Desk.Account, 1, "005930", 1, 70_000, "00", "", -300)]
    [InlineData("o", "0000", Desk.Account, 1, "005930", 1, 70_000, "00", "", -300)]
    [InlineData("o", "10", Desk.Account, 1, "005930", 1, 70_000, "00", "", -300)]
    [InlineData("o", "1000", "", 1, "005930", 1, 70_000, "00", "", -340)]
    [InlineData("o", "1000", "9999999911", 1, "005930", 1, 70_000, "00", "", -302)]
    [InlineData("o", "1000", Desk.Account, 9, "005930", 1, 70_000, "00", "", -300)]
    [InlineData("o", "1000", Desk.Account, 1, "", 1, 70_000, "00", "", -500)]
    [InlineData("o", "1000", Desk.Account, 1, "005930_AL", 1, 70_000, "00", "", -500)]
    [InlineData("o", "1000", Desk.Account, 1, "005930", 0, 70_000, "00", "", -300)]
    [InlineData("o", "1000", Desk.Account, 1, "005930", -1, 70_000, "00", "", -300)]
    [InlineData("o", "1000", Desk.Account, 1, "005930", 1, -1, "00", "", -300)]
    [InlineData("o", "1000", Desk.Account, 1, "005930", 1, 0, "00", "", -300)]
    [InlineData("o", "1000", Desk.Account, 1, "005930", 1, 70_000, "99", "", -300)]
    [InlineData("o", "1000", Desk.Account, 3, "005930", 1, 0, "00", "", -300)]
    [InlineData("o", "1000", Desk.Account, 1, "005930", 30_000, 70_000, "00", "", -303)]
    [InlineData("o", "1000", Desk.Account, 1, "005930", 80_000, 70_000, "00", "", -304)]
    public void Bad_arguments_get_their_code_and_nothing_leaves(
        string name, string screen, string account, int type, string code, int quantity, int price, string terms, string original, int expected)
    {
        var desk = new Desk();
        desk.Api.SendOrder(name, screen, account, type, code, quantity, price, terms, original).ShouldBe(expected);
        desk.Pass(TimeSpan.FromSeconds(2));
        desk.Events.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void The_sixth_order_within_a_second_is_refused_and_the_next_second_is_free()
    {
        var desk = new Desk();
        Enumerable.Range(0, 6).Select(_ => desk.Send(1, 1, 70_000)).ShouldBe([0, 0, 0, 0, 0, -308]);
        desk.Pass(TimeSpan.FromMilliseconds(999));
        desk.Send(1, 1, 70_000).ShouldBe(-308);
        desk.Pass(TimeSpan.FromMilliseconds(1));
        desk.Send(1, 1, 70_000).ShouldBe(0);
    }

    [Fact]
    public void Without_the_account_password_orders_and_account_queries_fail()
    {
        var desk = new Desk(options: new SimulatedKiwoomOptions { OddOrderProbability = 0, AccountPasswordRegistered = false });
        desk.Send(1, 1, 70_000).ShouldBe(-301);
        desk.Api.SetInputValue("계좌번호", Desk.Account);
        desk.Api.SetInputValue("조회구분", "2");
        desk.Api.CommRqData("q", "opw00001", 0, "2000").ShouldBe(-301);
        desk.Pass(TimeSpan.FromSeconds(1));
        desk.Events.Lines.ShouldHaveSingleItem().ShouldEndWith("[2126]");
        desk.Api.KOA_Functions("ShowAccountWindow", "");
        desk.Send(1, 1, 70_000).ShouldBe(0);
    }

    [Fact]
    public void A_call_on_another_thread_is_refused()
    {
        var desk = new Desk();
        Exception? fault = null;
        var other = new Thread(() => fault = Record.Exception(() => desk.Api.GetConnectState()));
        other.Start();
        other.Join();
        fault.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public void The_real_server_takes_terms_that_the_mock_server_refuses()
    {
        var desk = new Desk(TradingMode.Real);
        desk.Place(1, 1, 0, "06").ShouldBe("0000001");
        desk.Api.GetLoginInfo("GetServerGubun").ShouldNotBe("1");
    }
}
