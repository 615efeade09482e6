using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

public class QuerySpecs
{
    [Fact]
    public void The_deposit_holds_open_orders_back_and_settles_on_the_second_day()
    {
        var desk = new Desk(TradingMode.Real);
        desk.Fill(desk.Place(1, 10, 70_000), 70_000, 10);
        desk.Place(1, 10, 70_000);
        var fields = Read(desk, "opw00001", ["예수금", "주문가능금액", "d+1추정예수금", "d+2추정예수금", "d+2매수정산금"], ("계좌번호", Desk.Account), ("조회구분", "2"));
        fields.ShouldBe(["000000100000000", "000000098599800", "000000100000000", "000000099299900", "000000000700100"]);
    }

    [Theory]
    [InlineData(TradingMode.Paper, "       -0.19")]
    [InlineData(TradingMode.Real, "000000004829")]
    public void Rates_have_a_point_on_the_mock_server_only(TradingMode mode, string expected)
    {
        var desk = new Desk(mode);
        desk.Fill(desk.Place(1, 10, 70_000), 70_000, 10);
        desk.Fill(desk.Place(1, 10, 70_000), 70_000, 10);
        var fields = Read(desk, "opw00018", ["종목번호", "보유수량", "매입가", "현재가", "수익률(%)"], ("계좌번호", Desk.Account), ("조회구분", "1"), ("거래소구분", "KRX"));
        fields.ShouldBe(["A005930", "000000000000020", "000000000070000", "000000070500", expected]);
    }

    [Fact]
    public void Open_orders_come_in_pages_of_a_hundred()
    {
        var desk = WithOpenOrders(230);
        AskOpen(desk, 0).ShouldBe("T opt10075 rows=100 next=2");
        AskOpen(desk, 2).ShouldBe("T opt10075 rows=100 next=2");
        AskOpen(desk, 2).ShouldBe("T opt10075 rows=30 next=");
    }

    [Theory]
    [InlineData(BrokenContinuation.FirstPageAgain, 0, "T opt10075 rows=100 next=2")]
    [InlineData(BrokenContinuation.NoRows, 0, "T opt10075 rows=0 next=")]
    [InlineData(BrokenContinuation.InputError, -202, null)]
    public void Another_query_in_between_breaks_a_continuation(BrokenContinuation how, int code, string? line)
    {
        var desk = WithOpenOrders(130, new SimulatedKiwoomOptions { OddOrderProbability = 0, BrokenContinuation = how, OrdersPerSecond = 1000 });
        AskOpen(desk, 0);
        Read(desk, "opt10001", ["기준가"], ("종목코드", "005930")).ShouldBe(["70000"]);
        desk.Events.Lines.Clear();
        OpenInputs(desk);
        desk.Api.CommRqData("q", "opt10075", 2, "2000").ShouldBe(code);
        desk.Pass(TimeSpan.FromSeconds(1));
        desk.Events.Lines.FirstOrDefault().ShouldBe(line);
    }

    [Fact]
    public void Queries_are_limited_to_five_a_second_whatever_their_kind()
    {
        var desk = new Desk();
        var codes = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            desk.Api.SetInputValue("종목코드", "005930");
            codes.Add(desk.Api.CommRqData("q", "opt10001", 0, "2000"));
            codes.Add(desk.Api.CommKwRqData("005930", 0, 1, 0, "w", "2001"));
        }

        codes.ShouldBe([0, 0, 0, 0, 0, -200]);
    }

    [Fact]
    public void The_long_window_limit_blocks_queries_until_a_new_control_is_made()
    {
        var desk = new Desk(options: new SimulatedKiwoomOptions { LongWindowQueries = 3 });
        var codes = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            desk.Api.SetInputValue("종목코드", "005930");
            codes.Add(desk.Api.CommRqData("q", "opt10001", 0, "2000"));
            desk.Pass(TimeSpan.FromMinutes(i == 3 ? 120 : 1));
        }

        codes.ShouldBe([0, 0, 0, -209, -209]);
        desk.Api.QueriesBlocked.ShouldBeTrue();
        desk.Send(1, 1, 70_000).ShouldBe(0);
    }

    [Fact]
    public void An_unknown_TR_and_bad_inputs_are_refused()
    {
        var desk = new Desk();
        desk.Api.CommRqData("q", "opt99999", 0, "2000").ShouldBe(-201);
        desk.Pass(TimeSpan.FromSeconds(1));
        desk.Events.Lines.ShouldHaveSingleItem().ShouldStartWith("M ");
        desk.Api.CommRqData("q", "opt10075", 0, "2000").ShouldBe(-202);
        desk.Api.CommKwRqData(string.Join(';', Enumerable.Repeat("005930", 101)), 0, 101, 0, "w", "2001").ShouldBe(-204);
    }

    [Fact]
    public void The_watch_list_gives_signed_prices()
    {
        var desk = new Desk();
        string[,]? cells = null;
        var price = "";
        desk.Events.OnTr = (tr, record) =>
        {
            cells = desk.Api.GetCommDataEx(tr, record);
            price = desk.Api.GetCommData(tr, record, 0, "하한가");
        };
        desk.Api.CommKwRqData("005930;", 0, 1, 0, "w", "2001").ShouldBe(0);
        desk.Pass(TimeSpan.FromSeconds(1));
        cells!.GetLength(0).ShouldBe(1);
        cells[0, 2].ShouldBe("+70500");
        price.ShouldBe("-49000");
    }

    [Fact]
    public void A_days_orders_tell_what_was_confirmed_and_filled()
    {
        var desk = new Desk();
        var no = desk.Place(1, 100, 70_400);
        desk.Fill(no, 70_400, 40);
        desk.Place(3, 60, 0, original: no);
        var rows = new List<string>();
        desk.Events.OnTr = (tr, record) =>
        {
            for (var i = 0; i < desk.Api.GetRepeatCnt(tr, record); i++)
                rows.Add(string.Join('|', new[] { "주문번호", "원주문", "주문수량", "체결수량", "확인수량", "주문잔량" }.Select(f => desk.Api.GetCommData(tr, record, i, f))));
        };
        foreach (var (name, value) in new[] { ("주문일자", "20260921"), ("계좌번호", Desk.Account), ("조회구분", "1"), ("주식채권구분", "0"), ("매도수구분", "0") })
            desk.Api.SetInputValue(name, value);
        desk.Api.CommRqData("q", "opw00007", 0, "2000").ShouldBe(0);
        desk.Pass(TimeSpan.FromSeconds(1));
        rows.ShouldBe(
        [
            "0000001|0000000|0000000100|0000000040|0000000000|0000000000",
            "0000002|0000001|0000000060|0000000000|0000000060|0000000000",
        ]);
    }

    private static Desk WithOpenOrders(int count, SimulatedKiwoomOptions? options = null)
    {
        var desk = new Desk(options: options ?? new SimulatedKiwoomOptions { OddOrderProbability = 0, OrdersPerSecond = 1000 });
        for (var i = 0; i < count; i++)
            desk.Send(1, 1, 70_000).ShouldBe(0);
        desk.Pass(TimeSpan.FromSeconds(2));
        return desk;
    }

    private static void OpenInputs(Desk desk)
    {
        foreach (var (name, value) in new[] { ("계좌번호", Desk.Account), ("전체종목구분", "0"), ("매매구분", "0"), ("체결구분", "1") })
            desk.Api.SetInputValue(name, value);
    }

    private static string AskOpen(Desk desk, int prevNext)
    {
        desk.Events.Lines.Clear();
        OpenInputs(desk);
        desk.Api.CommRqData("q", "opt10075", prevNext, "2000").ShouldBe(0);
        desk.Pass(TimeSpan.FromSeconds(1));
        return desk.Events.Lines[0];
    }

    private static List<string> Read(Desk desk, string tr, string[] items, params (string Name, string Value)[] inputs)
    {
        var read = new List<string>();
        desk.Events.OnTr = (code, record) => read.AddRange(items.Select(i => desk.Api.GetCommData(code, record, 0, i)));
        foreach (var (name, value) in inputs)
            desk.Api.SetInputValue(name, value);
        desk.Api.CommRqData("q", tr, 0, "2001").ShouldBe(0);
        desk.Pass(TimeSpan.FromSeconds(1));
        desk.Events.OnTr = null;
        return read;
    }
}
