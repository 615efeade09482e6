using System.Text;
using System.Text.Json.Nodes;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.Orders;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.KiwoomSimulator;
using Kiwoom.Specs.Link;
using Kiwoom.Specs.OcxDriver;

namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>A day heard from the simulated Kiwoom in this process, and the same day heard through COM under Wine: one cannot be told from the other.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Wine")]
[Collection(WineCollection.Name)]
public sealed class SameDaySpecs
{
    private const int Steps = 120;
    private static readonly int[] _fids = [10, 21, 41, 51, 61, 71, 121, 125];
    private static readonly SimulatedKiwoomOptions _options = new() { Seed = 4, OddOrderProbability = 0.3 };

    private static readonly (string TrCode, string[] Single, string[] Rows)[] _reads =
    [
        ("opt10001", ["종목명", "기준가", "현재가", "거래량"], []),
        ("opt10075", [], ["주문번호", "원주문번호", "주문구분", "미체결수량", "시간"]),
        ("opw00018", ["총매입금액", "총평가금액", "추정예탁자산"], ["종목번호", "종목명", "보유수량", "매입가", "수익률(%)"]),
    ];

    [Theory]
    [InlineData(20260921)]
    public async Task A_random_day_through_COM_is_the_same_day(int seed)
    {
        var (steps, expected) = InProcess(seed);
        expected.Count.ShouldBeGreaterThan(Steps);
        expected.Select(l => l[..l.IndexOf('{')]).Distinct().Order().ShouldBe(
            ["OnReceiveChejanData ", "OnReceiveMsg ", "OnReceiveRealData ", "OnReceiveTrData "]);
        (await ThroughCom(steps, expected.Count)).ShouldBe(expected);
    }

    private static (IReadOnlyList<DayStep> Steps, IReadOnlyList<string> Events) InProcess(int seed)
    {
        var desk = new Desk(options: _options);
        var steps = new List<DayStep>();
        using var lines = new MemoryStream();
        var reading = new EventReading(desk.Api) { RealFids = _fids, Tables = [.. _reads.Select(r => r.TrCode)] };
        foreach (var (trCode, single, rows) in _reads)
            reading.Fields(trCode, single, rows);
        desk.Hear(new EventStream(reading, new LineOut(lines), () => null));
        desk.Api.SetRealReg("3000", "005930", "10;41", "0").ShouldBe(0);
        var draws = new Random(seed);
        RandomDay.Play(desk, new Random(seed), Steps, step =>
        {
            steps.Add(step);
            if (step is not DayStep.Pass || Extra(draws) is not { } extra)
                return;
            steps.Insert(steps.Count - 1, extra);
            extra.Do(desk);
        });
        return (steps, [.. Encoding.UTF8.GetString(lines.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Told(JsonNode.Parse(l)!))]);
    }

    /// <summary>Books and queries between the orders.</summary>
    private static DayStep? Extra(Random draws) => draws.Next(8) switch
    {
        0 => new DayStep.Book(new VenueBook(
            ScriptedVenue.Samsung, [new(70_500, draws.Next(1, 500)), new(70_600, 20)], [new(70_400, draws.Next(1, 500)), new(69_900, 40)], 30, 70, default)),
        1 => new DayStep.Query("opt10001", ("종목코드", "005930")),
        2 => new DayStep.Query("opt10075", ("계좌번호", Desk.Account), ("전체종목구분", "0"), ("매매구분", "0"), ("체결구분", "0")),
        3 => new DayStep.Query("opw00018", ("계좌번호", Desk.Account), ("비밀번호", ""), ("비밀번호입력매체구분", "00"), ("조회구분", "1"), ("거래소구분", "KRX")),
        _ => null,
    };

    private static async Task<IReadOnlyList<string>> ThroughCom(IReadOnlyList<DayStep> steps, int events)
    {
        var clock = new ManualClock(Desk.Day.InstantOf(new TimeOnly(10, 0)));
        var venue = new ScriptedVenue();
        var faults = new List<Exception>();
        var broker = new BrokerServer(
            new BrokerServerOptions
            {
                Mode = TradingMode.Paper,
                OpeningCash = 100_000_000,
                ExchangeLatency = TimeSpan.FromMilliseconds(5),
                Issues = [new MasterIssue(new Instrument(ScriptedVenue.Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000), 5_919_637_922)],
            },
            venue,
            clock.Now);
        await using var server = ControlServer.Start(() => new SimulatedKiwoom(broker, _options, clock), clock, faults.Add);
        await using var control = await DrivenControl.Start(new Dictionary<string, string> { [ControlServer.EnvironmentName] = server.Address });
        ((int?)await control.Call("CommConnect")).ShouldBe(0);
        await Pass(TimeSpan.FromSeconds(5));
        await control.Event("OnEventConnect");
        await control.Call("$fids", [.. _fids.Cast<object>()]);
        await control.Call("$tables", [.. _reads.Select(r => r.TrCode)]);
        foreach (var (trCode, single, rows) in _reads)
            await control.Call("$fields", trCode, single, rows);
        ((int?)await control.Call("SetRealReg", "3000", "005930", "10;41", "0")).ShouldBe(0);
        foreach (var step in steps)
            await Do(step);

        await Eventually.Is(() => control.Events.Count > events, () => $"{control.Events.Count - 1} of {events} events came: {string.Join('\n', control.Log)}");
        (await control.End()).ShouldBe(0);
        faults.ShouldBeEmpty();
        return [.. control.Events.Skip(1).Select(Told)];

        Task Pass(TimeSpan span) => server.OnMarket(() => clock.Now += span);

        Task Do(DayStep step) => step switch
        {
            DayStep.Order o => Accepted("SendOrder", "o1", Desk.Screen, Desk.Account, o.Type, "005930", o.Quantity, o.Price, "00", o.Original),
            DayStep.Fill f => server.OnMarket(() => venue.Fill(f.VenueId, f.Price, f.Quantity, clock.Now)),
            DayStep.Book b => server.OnMarket(() => venue.Tape.BookChanged(b.Now with { At = clock.Now }, venue.Quote.BasePrice)),
            DayStep.Query q => Ask(q),
            DayStep.Pass p => Pass(p.Span),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };

        async Task Ask(DayStep.Query query)
        {
            foreach (var (name, value) in query.Inputs)
                await control.Call("SetInputValue", name, value);
            await Accepted("CommRqData", "조회", query.TrCode, 0, "2000");
        }

        async Task Accepted(string method, params object[] arguments) => ((int?)await control.Call(method, arguments)).ShouldBe(0);
    }

    /// <summary>An event with its arguments and the data read with it.</summary>
    private static string Told(JsonNode line) => $"{line["event"]} {line["args"]!.ToJsonString()} {line["data"]?.ToJsonString()}";
}
