using System.Text;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Specs.Gateway;

public sealed class OrderRequestSpecs
{
    private const string Good = """{"client_order_id":"a-1","symbol":"005930","side":"buy","quantity":10,"order_type":"limit","price":70000}""";

    [Fact]
    public void A_plain_limit_order_is_read()
    {
        var request = OrderRequest.Read(JsonFields.Parse(Encoding.UTF8.GetBytes(Good)), TradingMode.Paper);
        request.ShouldBe(new OrderRequest(
            null,
            new OrderSpec(ClientOrderId.Parse("a-1"), Symbol.Parse("005930"), Side.Buy, 10, OrderType.Limit, 70_000, null, TimeInForce.Day, TradingMode.Paper),
            false));
    }

    [Theory]
    [InlineData("quantity", "0")]
    [InlineData("quantity", "-1")]
    [InlineData("quantity", "1.5")]
    [InlineData("quantity", "1e3")]
    [InlineData("quantity", "\"10\"")]
    [InlineData("quantity", "99999999999999999999")]
    [InlineData("quantity", "null")]
    [InlineData("quantity", "[10]")]
    [InlineData("price", "0")]
    [InlineData("price", "-70000")]
    [InlineData("price", "70000.5")]
    [InlineData("price", "\"NaN\"")]
    [InlineData("symbol", "\"5930\"")]
    [InlineData("symbol", "5930")]
    [InlineData("symbol", "\"00593가\"")]
    [InlineData("symbol", "\"\\ud800\"")]
    [InlineData("side", "\"BUY\"")]
    [InlineData("side", "1")]
    [InlineData("order_type", "\"00\"")]
    [InlineData("client_order_id", "\"\"")]
    [InlineData("client_order_id", "\"with space\"")]
    [InlineData("client_order_id", "\"0123456789012345678901234567890123456\"")]
    [InlineData("time_in_force", "\"forever\"")]
    [InlineData("mode", "\"live\"")]
    [InlineData("account_no", "\"80123456\"")]
    [InlineData("queue_while_disconnected", "\"yes\"")]
    [InlineData("user_id", "\"somebody-else\"")]
    public void A_wrong_field_is_named(string field, string json)
    {
        var body = Good.TrimEnd('}') + $",\"{field}\":{json}}}";
        if (Good.Contains($"\"{field}\""))
            body = System.Text.RegularExpressions.Regex.Replace(Good, $"\"{field}\":(\"[^\"]*\"|[0-9]+)", _ => $"\"{field}\":{json}");

        var fields = JsonFields.Parse(Encoding.UTF8.GetBytes(body));
        OrderRequest.Read(fields, TradingMode.Paper).ShouldBeNull();
        fields.Errors.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    [Fact]
    public void Everything_wrong_is_named_at_once()
    {
        var fields = JsonFields.Parse("""{"symbol":1,"quantity":0,"order_type":"market","price":5,"extra":true}"""u8.ToArray());
        OrderRequest.Read(fields, TradingMode.Paper).ShouldBeNull();
        fields.Errors.Select(e => e.Field).ShouldBe(["client_order_id", "symbol", "side", "quantity", "extra", "price"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"quantity\":NaN}")]
    [InlineData("{\"quantity\":1,\"quantity\":2}")]
    [InlineData("{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":{}}}}}}}}}")]
    [InlineData("\ufeff\ufeff{}")]
    public void What_is_no_object_is_said_to_be_none(string body)
    {
        var fields = JsonFields.Parse(Encoding.UTF8.GetBytes(body));
        OrderRequest.Read(fields, TradingMode.Paper).ShouldBeNull();
        fields.Errors.ShouldContain(e => e.Field == "body");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        var fields = JsonFields.Parse(new byte[] { 0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d });
        OrderRequest.Read(fields, TradingMode.Paper).ShouldBeNull();
        fields.Errors.ShouldNotBeEmpty();
    }
}
