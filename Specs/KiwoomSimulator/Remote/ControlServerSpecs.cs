using Kiwoom.Actors.Identity;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

/// <summary>The server of stand-in controls, seen from its socket.</summary>
public sealed class ControlServerSpecs
{
    private const int TrData = 1;
    private const int RealData = 2;
    private const int Message = 3;
    private const int Chejan = 4;
    private const int Connect = 5;

    [Fact]
    public async Task Calls_are_answered_and_events_come_with_the_data_of_their_getters()
    {
        await using var market = new ServedMarket();
        using var control = await LoggedIn(market);
        (await control.Call(16, "005930")).ShouldBe((0, "삼성전자"));
        (await control.Call(7, "계좌번호", ServedMarket.Account)).ShouldBe((0, null));

        (await Buy(control, "주문1")).ShouldBe((0, 0));
        var answer = await control.NextEvent();
        answer.DispId.ShouldBe(TrData);
        answer.Arguments.ShouldBe(["1000", "주문1", "KOA_NORMAL_BUY_KP_ORD", "", "", 0, "", "", ""]);
        var data = answer.Data;
        data.ReadByte().ShouldBe((byte)1);
        RawControl.ReadText(data).ShouldBe("KOA_NORMAL_BUY_KP_ORD");
        data.ReadInt32().ShouldBe(1);
        RawControl.ReadText(data).ShouldBe("주문번호");
        var number = RawControl.ReadText(data)!;
        number.Length.ShouldBe(7);
        (data.ReadInt32(), data.ReadInt32()).ShouldBe((0, 0));

        (await control.NextEvent()).DispId.ShouldBe(Message);
        var accepted = await control.NextEvent();
        accepted.DispId.ShouldBe(Chejan);
        accepted.Data.ReadByte().ShouldBe((byte)2);
        var fields = RawControl.ReadFields(accepted.Data);
        fields.Keys.ShouldBe(((string)accepted.Arguments[2]!).Split(';').Select(int.Parse));
        (fields[9203], fields[913], fields[302].TrimEnd()).ShouldBe((number, "접수", "삼성전자"));
    }

    [Fact]
    public async Task Rows_of_a_table_and_real_time_fields_come_whole()
    {
        await using var market = new ServedMarket();
        using var control = await LoggedIn(market);
        (await control.Call(12, "005930", 0, 1, 0, "watch", "2001")).ShouldBe((0, 0));
        var data = (await control.NextEvent()).Data;
        data.ReadByte().ShouldBe((byte)1);
        RawControl.ReadText(data).ShouldBe("OPTKWFID");
        for (var singles = data.ReadInt32(); singles > 0; singles--)
            (RawControl.ReadText(data) is not null && RawControl.ReadText(data) is not null).ShouldBeTrue();
        var columns = Enumerable.Range(0, data.ReadInt32()).Select(_ => RawControl.ReadText(data)).ToList();
        data.ReadInt32().ShouldBe(1);
        var row = columns.Select(_ => RawControl.ReadText(data)).ToList();
        row[columns.IndexOf("종목명")].ShouldBe("삼성전자");
        data.BaseStream.Position.ShouldBe(data.BaseStream.Length);

        (await control.Call(51, "2000", "005930", "41", "0")).ShouldBe((0, 0));
        await market.Book(market.Venue.Quote.Book);
        var book = await control.NextEvent();
        book.Arguments.ShouldBe(["005930", "주식호가잔량", ""]);
        book.Data.ReadByte().ShouldBe((byte)3);
        RawControl.ReadText(book.Data).ShouldBe("005930");
        var fields = RawControl.ReadFields(book.Data);
        (fields[41], fields[51], fields[61], fields[72], fields[121]).ShouldBe(("+70500", "+70400", "10", "40", "30"));
        fields.Values.ShouldNotContain("");
    }

    [Fact]
    public async Task Wrong_calls_get_COMs_errors_and_what_is_not_simulated_says_so()
    {
        await using var market = new ServedMarket();
        using var control = await RawControl.Connected(market.Server.Port);
        (await control.Call(999)).Result.ShouldBe(unchecked((int)0x80020003));
        (await control.Call(4)).Result.ShouldBe(unchecked((int)0x8002000E));
        (await control.Call(4, 1)).Result.ShouldBe(unchecked((int)0x80020005));
        (await control.Call(48, "o", "1000", "a", 1, "c", 1, 1, "00", "03", "", "")).Result.ShouldBe(unchecked((int)0x80004001));
        (await control.Call(4, (string?)null)).ShouldBe((0, ""));
        (await control.Call(15)).ShouldBe((0, 0));
    }

    public static TheoryData<byte[], string> HostileBodies { get; } = new()
    {
        { "\u0002"u8.ToArray(), "bytes were to follow" },
        { [77], "no frame of kind 77" },
        { [.. RawControl.CallBody(1, 15), 0], "1 bytes too many" },
        { [2, 1, 0, 0, 0, 15, 0, 0, 0, 255, 255, 255, 127], "out of bounds" },
        { [2, 1, 0, 0, 0, 15, 0, 0, 0, 1, 0, 0, 0, 9], "no kind of value 9" },
        { [2, 1, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2, 254, 255, 255, 255], "bytes were to follow" },
        { [2, 1, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 2, 1, 0, 0, 0, 0xC3], "not UTF-8" },
        { [3, 1, 0, 0, 0, 0, 0, 0, 0], "no note 1 " },
        { [3, 10, 0, 0, 0, 0xE9, 3, 0, 0, .. Enumerable.Repeat((byte)'a', 1_001)], "no note 10 of 1001" },
    };

    [Theory]
    [MemberData(nameof(HostileBodies))]
    public async Task A_frame_that_follows_no_rule_ends_the_connection_and_nothing_else(byte[] body, string why)
    {
        await using var market = new ServedMarket();
        using (var hostile = await LoggedIn(market))
        {
            await hostile.Send(body);
            (await hostile.Refusal()).ShouldContain(why);
        }

        market.Server.Notes.ShouldContain(n => n.Kind == ControlNoteKind.Refused && n.Text.Contains(why));
        using var next = await RawControl.Connected(market.Server.Port);
        (await next.Call(15)).ShouldBe((0, 0));
        market.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData((1 << 20) + 1)]
    [InlineData(int.MaxValue)]
    public async Task A_length_out_of_bounds_is_refused_before_anything_is_read(int length)
    {
        await using var market = new ServedMarket();
        using var hostile = new RawControl(market.Server.Port);
        await hostile.SendRaw(BitConverter.GetBytes(length));
        (await hostile.Refusal()).ShouldContain($"{length} bytes is out of bounds");
    }

    [Fact]
    public async Task A_second_call_before_the_return_of_the_first_is_refused()
    {
        await using var market = new ServedMarket();
        using var hostile = await RawControl.Connected(market.Server.Port);
        using var gate = new ManualResetEventSlim();
        var held = market.Server.OnMarket(gate.Wait);
        await hostile.Send(RawControl.CallBody(1, 15));
        await hostile.Send(RawControl.CallBody(2, 15));
        await market.Noted(ControlNoteKind.Refused);
        gate.Set();
        await held;
        market.Server.Notes.ShouldContain(n => n.Text.Contains("while another is under way"));
    }

    [Fact]
    public async Task Strangers_and_other_versions_are_refused()
    {
        await using var market = new ServedMarket();
        using var stranger = new RawControl(market.Server.Port);
        await stranger.Send(RawControl.Hello("GET / HTTP/1.1"));
        (await stranger.Refusal()).ShouldContain("no stand-in control's greeting");
        using var newer = new RawControl(market.Server.Port);
        await newer.Send(RawControl.Hello(version: 2));
        (await newer.Refusal()).ShouldContain("version 2");
    }

    [Fact]
    public async Task A_second_control_is_refused_while_the_first_is_there_and_welcome_when_it_is_gone()
    {
        await using var market = new ServedMarket();
        using (var first = await LoggedIn(market))
        {
            using var second = new RawControl(market.Server.Port);
            await second.Send(RawControl.Hello());
            (await second.Refusal()).ShouldContain("another control is connected");
            (await first.Call(15)).ShouldBe((0, 1));
        }

        using var third = await RawControl.Connected(market.Server.Port);
        (await third.Call(15)).ShouldBe((0, 0), "a new process is not logged in");
    }

    [Fact]
    public async Task An_order_of_a_process_that_died_stands_at_the_broker_for_the_next_one()
    {
        await using var market = new ServedMarket();
        string number;
        using (var first = await LoggedIn(market))
        {
            await Buy(first, "o1");
            var answer = await first.NextEvent();
            number = (await market.Server.OnMarket(() => market.Broker.Ledger.AccountOf(AccountNo.Parse(ServedMarket.Account))!.Orders.Single())).No.Value;
            answer.DispId.ShouldBe(TrData);
        }

        await market.Noted(ControlNoteKind.Gone);
        await market.Fill(number, 70_000, 3);
        using var next = await LoggedIn(market);
        await market.Fill(number, 70_000, 4);
        var chejan = await next.NextEvent();
        chejan.Data.ReadByte().ShouldBe((byte)2);
        var fields = RawControl.ReadFields(chejan.Data);
        (fields[9203], fields[915], fields[911]).ShouldBe((number, "4", "7"));
    }

    [Fact]
    public async Task Held_answers_come_after_the_orders_Chejan_events_and_silence_stops_real_time_only()
    {
        await using var market = new ServedMarket();
        using var control = await LoggedIn(market);
        await market.Server.HoldAnswers(1);
        await Buy(control, "o1");
        await Buy(control, "o2");
        var order = new List<(int DispId, object? Name)>();
        for (var i = 0; i < 6; i++)
        {
            var (dispId, arguments, _) = await control.NextEvent();
            order.Add((dispId, dispId == TrData ? arguments[1] : null));
        }

        order.ShouldBe([(Message, null), (Chejan, null), (TrData, "o1"), (TrData, "o2"), (Message, null), (Chejan, null)]);

        (await control.Call(51, "2000", "005930", "41", "0")).ShouldBe((0, 0));
        await market.Server.Silence(true);
        await market.Book(market.Venue.Quote.Book);
        await Buy(control, "o3");
        (await control.NextEvent()).Arguments[1].ShouldBe("o3");
        (await control.Call(15)).ShouldBe((0, 1));
        await market.Server.Silence(false);
        await market.Book(market.Venue.Quote.Book);
        (await control.NextEvent()).DispId.ShouldBe(Message);
        (await control.NextEvent()).DispId.ShouldBe(Chejan);
        (await control.NextEvent()).DispId.ShouldBe(RealData);
    }

    [Fact]
    public async Task A_storm_brings_as_many_books_and_trades_as_asked_for()
    {
        const int Events = 2_000;
        await using var market = new ServedMarket();
        using var control = await LoggedIn(market);
        var storm = market.Server.Storm(new QuoteStorm([ScriptedVenue.Samsung, Symbol.Parse("000660")], Events));
        var types = new List<string?>();
        for (var i = 0; i < Events; i++)
        {
            var (dispId, arguments, data) = await control.NextEvent();
            dispId.ShouldBe(RealData);
            types.Add((string?)arguments[1]);
            data.ReadByte().ShouldBe((byte)3);
            RawControl.ReadText(data).ShouldBe((string?)arguments[0]);
            RawControl.ReadFields(data)[arguments[1] is "주식체결" ? 10 : 41].ShouldNotBeEmpty();
        }

        (await storm).ShouldBe(Events);
        types.Count(t => t == "주식체결").ShouldBe(Events / 2);
        types.Count(t => t == "주식호가잔량").ShouldBe(Events / 2);
    }

    [Fact]
    public async Task A_misbehaviour_waits_for_a_control_and_until_the_control_knows()
    {
        await using var market = new ServedMarket();
        await market.Server.Misbehave(new FailCalls(1, Method: 5));
        using var control = await RawControl.Connected(market.Server.Port);
        var kept = await control.Frame();
        (kept.ReadByte(), kept.ReadInt32(), kept.ReadInt32()).ShouldBe((RawControl.Misbehave, 3, 3));
        (kept.ReadInt32(), kept.ReadInt32(), kept.ReadInt32()).ShouldBe((1, 5, unchecked((int)0x8000FFFF)));

        var untold = market.Server.Misbehave(new Popup("안내", "확인하십시오."));
        var popup = await control.Frame();
        (popup.ReadByte(), popup.ReadInt32()).ShouldBe((RawControl.Misbehave, 1));
        untold.IsCompleted.ShouldBeFalse();
        control.Dispose();
        await untold.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<RawControl> LoggedIn(ServedMarket market)
    {
        var control = await RawControl.Connected(market.Server.Port);
        (await control.Call(1)).ShouldBe((0, 0));
        var (dispId, arguments, _) = await control.NextEvent();
        dispId.ShouldBe(Connect);
        arguments.ShouldBe([0]);
        return control;
    }

    private static Task<(int Result, object? Value)> Buy(RawControl control, string name) =>
        control.Call(5, name, "1000", ServedMarket.Account, 1, "005930", 10, 70_000, "00", "");
}
