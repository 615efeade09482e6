using Kiwoom.Actors.Broker;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.MarketData;
using Kiwoom.Actors.Orders;
using Kiwoom.Bridge.Codec;
using Kiwoom.Bridge.Connection;

namespace Kiwoom.Specs.Bridge;

public class FidCodecSpecs
{
    [Theory]
    [InlineData("  +70500", 70_500)]
    [InlineData("-70500", -70_500)]
    [InlineData("--70500 ", -70_500)]
    [InlineData("000000012345", 12_345)]
    [InlineData("-00000000045", -45)]
    [InlineData("0", 0)]
    public void Numbers_are_read_through_padding_and_signs(string text, long expected)
    {
        FidCodec.TrySigned(text, out var value).ShouldBeTrue();
        value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("+")]
    [InlineData("7,000")]
    [InlineData("70.5")]
    [InlineData("0x10")]
    [InlineData("１２")]
    [InlineData("1234567890123456789")]
    public void What_is_no_number_is_not_read_as_one(string text) => FidCodec.TrySigned(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("A005930", "005930")]
    [InlineData("Q500001", "500001")]
    [InlineData("J57ABCD", "57ABCD")]
    [InlineData("0039P0", "0039P0")]
    [InlineData("005930_AL", "005930")]
    [InlineData("005930_NX ", "005930")]
    [InlineData("A00593", "A00593")]
    public void Codes_lose_their_prefix_and_suffix(string text, string expected)
    {
        FidCodec.TrySymbol(text, out var symbol).ShouldBeTrue();
        symbol.Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("B005930")]
    [InlineData("00593")]
    [InlineData("00593a")]
    [InlineData("")]
    public void What_is_no_code_is_not_read_as_one(string text) => FidCodec.TrySymbol(text, out _).ShouldBeFalse();

    [Fact]
    public void An_order_event_of_the_mock_server_is_read_though_fields_are_missing()
    {
        var fields = new Dictionary<int, string>
        {
            [Fid.AccountNo] = "8112345611",
            [Fid.OrderNo] = "0008048",
            [Fid.IssueCode] = "A005930",
            [Fid.OrderState] = "체결",
            [Fid.OrderQuantity] = "100",
            [Fid.OrderPrice] = "70000",
            [Fid.OpenQuantity] = "60",
            [Fid.CumulativeAmount] = "2800000",
            [Fid.OriginalOrderNo] = "0000000",
            [Fid.OrderKind] = "+매수",
            [Fid.OrderTime] = "100001",
            [Fid.ExecutionNo] = "12",
            [Fid.CumulativeQuantity] = "40",
            [Fid.FillPrice] = "70000",
            [Fid.FillQuantity] = "40",
            [Fid.ScreenNo] = "1001",
        };
        var read = ChejanDecoder.Order(fid => fields.GetValueOrDefault(fid), DeskRig.Morning);
        read.Value.ShouldBe(new ChejanOrder(
            DeskRig.Account, DeskRig.Day, Kiwoom.Actors.Identity.BrokerOrderNo.Parse("0008048"), null, ChejanState.Filled, BrokerOrderKind.New, DeskRig.Samsung, Side.Buy,
            100, 70_000, 60, 40, 2_800_000, "12", 40, 70_000, "1001", DeskRig.Morning.AddSeconds(1)));
    }

    [Fact]
    public void An_unsigned_trade_has_no_aggressor()
    {
        var fields = new Dictionary<int, string> { [Fid.Price] = "-69900", [Fid.TradeQuantity] = "15", [Fid.Time] = "153000" };
        var trade = RealDecoder.Read("005930", RealType.Trade, fid => fields.GetValueOrDefault(fid), DeskRig.Morning).Value.ShouldBeOfType<TradeTick>();
        (trade.Price, trade.Quantity, trade.Aggressor).ShouldBe((69_900L, 15L, (Side?)null));
    }

    [Theory]
    [InlineData(OrderType.Limit, TimeInForce.Day, "00")]
    [InlineData(OrderType.Market, TimeInForce.Day, "03")]
    [InlineData(OrderType.Limit, TimeInForce.ImmediateOrCancel, "10")]
    [InlineData(OrderType.Market, TimeInForce.FillOrKill, "23")]
    [InlineData(OrderType.BestOwn, TimeInForce.FillOrKill, null)]
    public void Order_terms_follow_the_table(OrderType type, TimeInForce timeInForce, string? terms) => OrderCodes.Terms(type, timeInForce).ShouldBe(terms);
}
