using System.Collections.Concurrent;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;
using Kiwoom.OnAkka.Orders;
using Kiwoom.Samples.AkkaStrategy;
using Kiwoom.Specs.Link;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>The sample's actor before a door that a spec plays, and its command line.</summary>
public sealed class SampleStrategySpecs : TestKit
{
    private static readonly AccountNo _account = AccountNo.Parse("8012345611");
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource<int> _ended = new();
    private readonly TestProbe _door;
    private RequestId _subscription;

    public SampleStrategySpecs() => _door = CreateTestProbe("door");

    [Fact]
    public async Task It_buys_as_often_as_it_was_told_and_ends_when_everything_is_filled()
    {
        Start(orders: 2);
        Connect();
        var first = Ordered();
        (first.Order.Symbol.Value, first.Order.Quantity, first.Order.Price, first.Order.Mode).ShouldBe(("005930", 3, 69_000, TradingMode.Paper));
        var second = Ordered();
        second.Order.ClientOrderId.ShouldNotBe(first.Order.ClientOrderId);
        Report(1, 2, Filled(first.Order, 3, 0), Filled(second.Order, 1, 2));
        await Said("filled 1 at 69000, 2 left");
        _ended.Task.IsCompleted.ShouldBeFalse();
        Report(3, 3, Filled(second.Order, 2, 0));
        (await _ended.Task).ShouldBe(ExitCode.Done);
        _said.ShouldContain(line => line.StartsWith("taken: sample-"));
    }

    [Fact]
    public async Task What_stays_open_is_cancelled_after_its_time()
    {
        Start(cancelAfter: TimeSpan.FromMilliseconds(50));
        Connect();
        var order = Ordered();
        var cancel = (DoorRequest.CancelOrder)_door.FishForMessage(m => m is DoorRequest.CancelOrder, TimeSpan.FromSeconds(30));
        cancel.ClientOrderId.ShouldBe(order.Order.ClientOrderId);
        Report(1, 1, new OrderCanceled(order.Order.ClientOrderId, TradingDay.Parse("2026-11-24"), BrokerOrderNo.Parse("0000001"), 3, 0));
        (await _ended.Task).ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task A_refusal_is_printed_with_its_reasons_and_ends_it()
    {
        Start();
        Connect();
        var order = (DoorRequest.PlaceOrder)_door.FishForMessage(m => m is DoorRequest.PlaceOrder, TimeSpan.FromSeconds(30));
        _door.Reply(new DoorAnswer.Problem(order.RequestId, 422, "refused_by_risk", "The market is closed.", [], [], null, false, null));
        (await _ended.Task).ShouldBe(ExitCode.Refused);
        _said.ShouldContain("refused_by_risk: The market is closed.");
    }

    [Fact]
    public async Task Without_a_gateway_it_loses_its_patience()
    {
        Start(patience: TimeSpan.FromMilliseconds(100));
        (await _ended.Task).ShouldBe(ExitCode.Unreachable);
    }

    [Theory]
    [InlineData("--gateway", "http://localhost:8080", "no gateway's address")]
    [InlineData("--gateway", "akka.ssl.tcp://kiwoom@127.0.0.1", "no gateway's address")]
    [InlineData("--gateway", "akka.ssl.tcp://kiwoom@nas.example:8082", "--gateway-key is wanted")]
    [InlineData("--gateway-key", "kgw1.x", "no gateway's key")]
    [InlineData("--symbol", "samsung", "--symbol")]
    [InlineData("--account", "1", "--account")]
    [InlineData("--price", "0", "--price")]
    [InlineData("--quantity", "-1", "--quantity")]
    [InlineData("--token-file", "/nowhere/token", "token")]
    public async Task A_wrong_command_line_is_named_and_starts_nothing(string option, string value, string words)
    {
        var token = Path.GetTempFileName();
        await File.WriteAllTextAsync(token, "a-token\n");
        var line = new Dictionary<string, string> { ["--gateway"] = "akka.ssl.tcp://kiwoom@127.0.0.1:1", ["--token-file"] = token, ["--symbol"] = "005930", ["--price"] = "70000" };
        line[option] = value;
        var (error, old) = (new StringWriter(), Console.Error);
        Console.SetError(error);
        try
        {
            (await SampleCommand.Create().Parse([.. line.SelectMany(o => new[] { o.Key, o.Value })]).InvokeAsync()).ShouldBe(ExitCode.Usage);
        }
        finally
        {
            Console.SetError(old);
            File.Delete(token);
        }

        error.ToString().ShouldContain(words);
        error.ToString().ShouldNotContain("a-token");
    }

    private void Start(int orders = 1, TimeSpan? cancelAfter = null, TimeSpan? patience = null)
    {
        var client = new OrderClientOptions
        {
            Door = _door.Ref.Path.ToStringWithoutAddress(),
            Token = () => new ApiToken("t"),
            Account = _account,
            Tick = TimeSpan.FromMilliseconds(10),
        };
        var options = new SampleOptions(Symbol.Parse("005930"), 3, 69_000, orders, TimeSpan.FromMilliseconds(20), cancelAfter, patience ?? TimeSpan.FromMinutes(1));
        Sys.ActorOf(SampleStrategy.Props(options, client, _said.Enqueue, code => _ended.TrySetResult(code)));
    }

    private void Connect()
    {
        _subscription = ((DoorRequest.Subscribe)_door.FishForMessage(m => m is DoorRequest.Subscribe, TimeSpan.FromSeconds(30))).RequestId;
        _door.Reply(new DoorAnswer.Subscribed(_subscription, _account, 0, 30));
    }

    private DoorRequest.PlaceOrder Ordered()
    {
        var order = (DoorRequest.PlaceOrder)_door.FishForMessage(m => m is DoorRequest.PlaceOrder, TimeSpan.FromSeconds(30));
        _door.Reply(new DoorAnswer.Taken(order.RequestId, OrderClientSpecs.ViewOf(order.Order), false));
        return order;
    }

    private void Report(long from, long upTo, params Actors.Account.AccountEvent[] events) => _door.Reply(new DoorNews.Reports(
        _subscription, _account, from - 1, upTo,
        [.. events.Select((e, n) => ExecutionReport.Of(new JournaledEvent(from + n, DateTimeOffset.UnixEpoch, new Cause(CommandId.Parse("c")), e))!)]));

    private static OrderExecuted Filled(OrderSpec order, long quantity, long left) => new(
        order.ClientOrderId, ExecutionId.Parse("e-1"), TradingDay.Parse("2026-11-24"), BrokerOrderNo.Parse("0000001"), order.Symbol, order.Side, quantity, order.Price!.Value, 0,
        quantity, quantity, left, 0, 0, 0, DateTimeOffset.UnixEpoch, ExecutionSource.Reported, null);

    private Task Said(string text) => Eventually.Is(() => _said.Any(line => line.Contains(text)), () => string.Join('\n', _said));
}
