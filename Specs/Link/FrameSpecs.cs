using System.Buffers;
using System.Text;
using FsCheck.Xunit;
using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Link;
using Kiwoom.Actors.Market;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Specs.Link;

public class FrameSpecs
{
    [Fact]
    public void A_header_has_the_bytes_that_its_layout_says()
    {
        var bytes = new ArrayBufferWriter<byte>();
        new FrameHeader(FrameKind.Command, 0x0102030405060708, 9).Write(bytes);
        Convert.ToHexString(bytes.WrittenSpan).ShouldBe("01120000" + "0807060504030201" + "0900000000000000");
        FrameHeader.Read(bytes.WrittenSpan).ShouldBe(new FrameHeader(FrameKind.Command, 0x0102030405060708, 9));
    }

    [Property(MaxTest = 1000)]
    public void Any_bytes_are_a_header_or_a_link_fault(byte[] frame)
    {
        if (frame.Length > 0)
            frame[0] = frame[0] < 128 ? FrameHeader.LayoutVersion : frame[0];
        OnlyLinkFaults(() => FrameHeader.Read(frame));
    }

    [Property(MaxTest = 500)]
    public void Any_text_is_a_payload_or_a_link_fault(string? text)
    {
        var payload = Encoding.UTF8.GetBytes(text ?? "null");
        OnlyLinkFaults(() => LinkJson.Decode(payload, LinkJson.Default.Hello));
        OnlyLinkFaults(() => LinkJson.Decode(payload, LinkJson.Default.ReportEnvelope));
        OnlyLinkFaults(() => LinkJson.Decode(payload, LinkJson.Default.IBrokerCommand));
        OnlyLinkFaults(() => LinkJson.Decode(payload, LinkJson.Default.IMarketDataMessageArray));
    }

    [Property(MaxTest = 500)]
    public void A_damaged_payload_is_a_payload_or_a_link_fault(FsCheck.NonNegativeInt at, byte with, bool cut)
    {
        var payload = LinkJson.Encode(Traffic.Report(7), LinkJson.Default.ReportEnvelope);
        payload[at.Get % payload.Length] = with;
        OnlyLinkFaults(() => LinkJson.Decode(payload.AsSpan(0, cut ? at.Get % payload.Length : payload.Length), LinkJson.Default.ReportEnvelope));
    }

    [Theory]
    [InlineData("""{"at":"2026-01-05T00:00:00Z"}""")]
    [InlineData("""{"at":"2026-01-05T00:00:00Z","report":null}""")]
    [InlineData("""{"at":"2026-01-05T00:00:00Z","report":{"$type":"other"}}""")]
    [InlineData("""{"at":"2026-01-05T00:00:00Z","report":{"$type":"holding_reported","account":"8012345611","symbol":"005930","quantity":1.5,"sellable":1,"average_cost":1}}""")]
    [InlineData("""{"at":"2026-01-05T00:00:00Z","report":{"$type":"holding_reported","account":"8012345611","symbol":"005930","sellable":1,"average_cost":1}}""")]
    [InlineData("""{"at":"2026-01-05T00:00:00Z","report":{"$type":"holding_reported","account":null,"symbol":"005930","quantity":1,"sellable":1,"average_cost":1}}""")]
    public void A_report_with_a_missing_or_wrong_member_is_refused(string json) =>
        Should.Throw<LinkFaultException>(() => LinkJson.Decode(Encoding.UTF8.GetBytes(json), LinkJson.Default.ReportEnvelope)).Fault.ShouldBe(LinkFault.Malformed);

    [Fact]
    public void Every_report_command_and_market_data_message_comes_back_as_it_went()
    {
        var day = new TradingDay(new DateOnly(2026, 1, 5));
        var at = new DateTimeOffset(2026, 1, 5, 1, 2, 3, TimeSpan.Zero);
        var (account, command, order, number) = (AccountNo.Parse("8012345611"), CommandId.Parse("c-1"), ClientOrderId.Parse("o-1"), BrokerOrderNo.Parse("0000123"));
        var symbol = Symbol.Parse("005930");
        IBrokerReport[] reports =
        [
            new OrderAcknowledged(account, command, order, day, number),
            new CommandRefused(account, command, order, RefusalReason.NotSent, -308, "주문전송 과부하"),
            new CommandInDoubt(account, command, order, "크래시"),
            new OrderStateReported(account, day, number, null, null, BrokerOrderKind.New, BrokerOrderState.Accepted, symbol, Side.Buy, 10, null, 10),
            Traffic.Execution(3),
            new HoldingReported(account, symbol, 1, 1, 70_000),
        ];
        foreach (var report in reports)
            LinkJson.Decode(LinkJson.Encode(new ReportEnvelope(at, report), LinkJson.Default.ReportEnvelope), LinkJson.Default.ReportEnvelope).ShouldBe(new ReportEnvelope(at, report));

        IBrokerCommand[] commands =
        [
            Traffic.Command(1),
            new SubmitCancel(command, account, order, number, symbol, Side.Sell, 5),
            new SubmitReplace(command, account, order, number, symbol, Side.Sell, OrderType.Limit, TimeInForce.Day, 5, 70_000, at),
            new RequestSnapshot(command, account),
        ];
        foreach (var sent in commands)
            LinkJson.Decode(LinkJson.Encode(sent, LinkJson.Default.IBrokerCommand), LinkJson.Default.IBrokerCommand).ShouldBe(sent);

        IMarketDataMessage[] messages =
        [
            new InstrumentListed(new Instrument(symbol, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000) { UpperLimit = 91_000, IsKospi200 = true }),
            Traffic.Tick(0, 70_000),
            new AuctionTick(symbol, at, 70_000, 10),
            new VolatilityNotice(symbol, at, true, "정적"),
            new SessionNotice("3", at),
        ];
        LinkJson.Decode(LinkJson.Encode(messages, LinkJson.Default.IMarketDataMessageArray), LinkJson.Default.IMarketDataMessageArray).ShouldBe(messages);
    }

    [Property(MaxTest = 200)]
    public void An_enrolment_code_comes_back_as_it_went_and_any_other_text_is_refused(byte seed, string? text)
    {
        var code = new EnrolmentCode(new Uri("wss://nas.example:8443/link"), Enumerable.Repeat(seed, 32).ToArray(), Enumerable.Repeat((byte)~seed, 32).ToArray());
        var read = EnrolmentCode.Parse($" {code}\n");
        read.Url.ShouldBe(code.Url);
        read.Pin.ToArray().ShouldBe(code.Pin.ToArray());
        read.Secret.ToArray().ShouldBe(code.Secret.ToArray());
        EnrolmentCode.TryParse(text, out _).ShouldBeFalse();
        EnrolmentCode.TryParse("kw1." + text, out _).ShouldBeFalse();
        EnrolmentCode.TryParse(code.ToString()[..60], out _).ShouldBeFalse();
    }

    private static void OnlyLinkFaults(Action read)
    {
        try
        {
            read();
        }
        catch (LinkFaultException fault)
        {
            fault.Fault.ShouldBe(LinkFault.Malformed);
        }
    }
}
