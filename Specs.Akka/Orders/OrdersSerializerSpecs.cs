using System.Runtime.Serialization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akka.Actor;
using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Risk;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>What the orders door writes it reads, and whatever else comes is a <see cref="SerializationException"/> that shows nothing of it.</summary>
public sealed class OrdersSerializerSpecs : IDisposable
{
    private readonly ActorSystem _system = ActorSystem.Create("serializer");
    private readonly OrdersSerializer _serializer;

    public OrdersSerializerSpecs() => _serializer = new OrdersSerializer((ExtendedActorSystem)_system);

    public void Dispose() => _system.Dispose();

    [Property(MaxTest = 300)]
    public void What_is_written_is_read_again(int seed)
    {
        var message = new SampleMessages(seed).Any();
        var bytes = _serializer.ToBinary(message);
        var read = _serializer.FromBinary(bytes, _serializer.Manifest(message));
        read.ShouldBeOfType(message.GetType());
        ((IOrdersMessage)read).RequestId.ShouldBe(message.RequestId);
        Encoding.UTF8.GetString(_serializer.ToBinary(read)).ShouldBe(Encoding.UTF8.GetString(bytes));
        if (message is DoorRequest)
            read.ShouldBe(message);
    }

    [Property(MaxTest = 500)]
    public void Bytes_that_are_none_of_ours_are_refused_and_nothing_else_happens(byte[] bytes, int which) =>
        OnlyRefused(bytes, OrdersSerializer.Manifests.ElementAt((which & int.MaxValue) % OrdersSerializer.Manifests.Count));

    [Property(MaxTest = 500)]
    public void Changed_bytes_are_read_as_something_whole_or_refused(int seed, int at, byte value)
    {
        var message = new SampleMessages(seed).Any();
        var bytes = _serializer.ToBinary(message);
        bytes[(at & int.MaxValue) % bytes.Length] = value;
        OnlyRefused(bytes, _serializer.Manifest(message));
    }

    [Property(MaxTest = 300)]
    public void A_message_without_one_of_its_fields_or_with_one_more_is_refused(int seed)
    {
        var message = new SampleMessages(seed).Any();
        var fields = JsonNode.Parse(_serializer.ToBinary(message))!.AsObject();
        var name = fields.Select(f => f.Key).ElementAt((seed & int.MaxValue) % fields.Count);
        var taken = fields[name];
        fields.Remove(name);
        Refused(fields.ToJsonString(), message);
        fields[name] = taken;
        fields["user_id"] = "lee";
        Refused(fields.ToJsonString(), message);
    }

    [Theory]
    [InlineData("\"quantity\":10", "\"quantity\":\"10\"")]
    [InlineData("\"quantity\":10", "\"quantity\":10.5")]
    [InlineData("\"quantity\":10", "\"quantity\":1e3")]
    [InlineData("\"quantity\":10", "\"quantity\":NaN")]
    [InlineData("\"quantity\":10", "\"quantity\":\"NaN\"")]
    [InlineData("\"quantity\":10", "\"quantity\":9223372036854775808")]
    [InlineData("\"quantity\":10", "\"quantity\":null")]
    [InlineData("\"quantity\":10", "\"quantity\":10,\"quantity\":20")]
    [InlineData("\"price\":70000", "\"price\":7e4")]
    [InlineData("\"price\":70000", "\"price\":-99999999999999999999")]
    [InlineData("\"side\":\"buy\"", "\"side\":0")]
    [InlineData("\"side\":\"buy\"", "\"side\":\"hold\"")]
    [InlineData("\"symbol\":\"005930\"", "\"symbol\":\"5930\"")]
    [InlineData("\"client_order_id\":\"a-1\"", "\"client_order_id\":\"\"")]
    [InlineData("\"client_order_id\":\"a-1\"", "\"client_order_id\":\"a 1\"")]
    [InlineData("\"account\":\"8012345611\"", "\"account\":8012345611")]
    [InlineData("\"token\":\"secret-token\"", "\"token\":\"\"")]
    [InlineData("\"token\":\"secret-token\"", "\"token\":\"a\\nb\"")]
    [InlineData("\"token\":\"secret-token\"", "\"token\":null")]
    [InlineData("\"request_id\":\"r-1\"", "\"request_id\":\"\\ud800\"")]
    [InlineData("\"not_after\":null", "\"not_after\":\"soon\"")]
    [InlineData("\"not_after\":null", "\"not_after\":null,\"$type\":\"System.Diagnostics.Process\"")]
    public void A_wrong_value_is_refused(string right, string wrong)
    {
        var good = Encoding.UTF8.GetString(_serializer.ToBinary(Order()));
        good.ShouldContain(right);
        Refused(good.Replace(right, wrong, StringComparison.Ordinal), Order());
    }

    [Fact]
    public void Numbers_out_of_bounds_that_are_numbers_are_left_to_the_door()
    {
        var text = Encoding.UTF8.GetString(_serializer.ToBinary(Order())).Replace("\"quantity\":10", "\"quantity\":-9223372036854775808", StringComparison.Ordinal);
        ((DoorRequest.PlaceOrder)_serializer.FromBinary(Encoding.UTF8.GetBytes(text), "place_order.v1")).Order.Quantity.ShouldBe(long.MinValue);
    }

    [Fact]
    public void Other_names_and_other_types_are_refused()
    {
        Should.Throw<SerializationException>(() => _serializer.FromBinary("{}"u8.ToArray(), "place_order.v2"));
        Should.Throw<SerializationException>(() => _serializer.FromBinary("{}"u8.ToArray(), typeof(DoorRequest.PlaceOrder).AssemblyQualifiedName!));
        Should.Throw<SerializationException>(() => _serializer.Manifest(PoisonPill.Instance));
        Should.Throw<SerializationException>(() => _serializer.ToBinary(new object()));
    }

    [Fact]
    public void What_is_too_large_is_neither_read_nor_written_and_nothing_of_depth_is_followed()
    {
        var spaces = Encoding.UTF8.GetString(_serializer.ToBinary(Order())) + new string(' ', OrdersSerializer.LargestRequest);
        Refused(spaces, Order());
        Refused(new string('[', OrdersSerializer.LargestRequest), Order());
        Refused(new string('{', 50_000), new DoorNews.Ended(RequestId.New(), "x", "y"));
        Should.Throw<SerializationException>(() => _serializer.ToBinary(new DoorNews.Ended(RequestId.New(), "x", new string('x', OrdersSerializer.LargestAnswer))));
        var largest = Order() with { Token = new ApiToken(new string('t', ApiToken.Longest)) };
        _serializer.FromBinary(_serializer.ToBinary(largest), "place_order.v1").ShouldBe(largest);
    }

    [Fact]
    public void A_token_is_in_no_text_and_in_no_exception()
    {
        Order().ToString().ShouldNotContain("secret-token");
        $"{Order().Token}".ShouldBe("***");
        var text = Encoding.UTF8.GetString(_serializer.ToBinary(Order()));
        foreach (var broken in new[] { text[..^5], text.Replace("\"token\":", "\"token\":[", StringComparison.Ordinal), text.Replace("\"secret-token\"", "{\"secret-token\":1}", StringComparison.Ordinal) })
            Should.Throw<SerializationException>(() => _serializer.FromBinary(Encoding.UTF8.GetBytes(broken), "place_order.v1")).ToString().ShouldNotContain("secret-token");
        Should.Throw<FormatException>(() => new ApiToken("secret\ntoken")).Message.ShouldNotContain("secret");
    }

    [Fact]
    public void The_largest_piece_of_reports_fits()
    {
        var checks = Enum.GetValues<RiskCheck>().Select(c => new FailedCheck(c, new string('가', 100), decimal.MaxValue / 7, decimal.MinValue / 7)).ToArray();
        checks.Length.ShouldBeLessThan(64, "one report with every check fits into a piece of the door's weight");
        var sample = new SampleMessages(1);
        var rejected = new OrderRejected(Order().Order, checks, UserId.Parse("kim"), null);
        var heavy = ExecutionReport.Of(new(1, DateTimeOffset.UnixEpoch, new(CommandId.Parse("c")), rejected))!;
        var room = 64 - 1 - checks.Length;
        var piece = new DoorNews.Reports(RequestId.New(), AccountNo.Parse("8012345611"), 0, 64, [heavy, .. Enumerable.Range(0, room).Select(_ => sample.Report())]);
        _serializer.ToBinary(piece).Length.ShouldBeLessThan(OrdersSerializer.LargestAnswer);
    }

    [Fact]
    public void A_report_of_an_event_that_this_version_does_not_know_is_still_a_report()
    {
        var known = _serializer.ToBinary(new DoorNews.Reports(RequestId.New(), AccountNo.Parse("8012345611"), 0, 1, [new SampleMessages(3).Report()]));
        var fields = JsonNode.Parse(known)!.AsObject();
        var report = fields["items"]![0]!.AsObject();
        report["event"] = "order_teleported.v9";
        var read = (DoorNews.Reports)_serializer.FromBinary(Encoding.UTF8.GetBytes(fields.ToJsonString()), "reports.v1");
        read.Items.ShouldHaveSingleItem().Event.ShouldBeNull();
        read.Items[0].Name.ShouldBe("order_teleported.v9");

        report["event"] = "report_seen.v1";
        Should.Throw<SerializationException>(() => _serializer.FromBinary(Encoding.UTF8.GetBytes(fields.ToJsonString()), "reports.v1"));
    }

    internal static DoorRequest.PlaceOrder Order(string id = "a-1", string token = "secret-token", string request = "r-1", long quantity = 10, long? price = 70_000) => new(
        RequestId.Parse(request),
        new ApiToken(token),
        AccountNo.Parse("8012345611"),
        new OrderSpec(ClientOrderId.Parse(id), Symbol.Parse("005930"), Side.Buy, quantity, OrderType.Limit, price, null, TimeInForce.Day, TradingMode.Paper),
        false,
        null);

    private void Refused(string json, object message) =>
        Should.Throw<SerializationException>(() => _serializer.FromBinary(Encoding.UTF8.GetBytes(json), _serializer.Manifest(message)));

    private void OnlyRefused(byte[] bytes, string manifest)
    {
        try
        {
            _serializer.FromBinary(bytes, manifest).ShouldBeAssignableTo<IOrdersMessage>();
        }
        catch (SerializationException)
        {
            // What is wanted of bytes that are no message.
            JsonSerializer.Serialize(manifest).ShouldNotBeNull();
        }
    }
}
