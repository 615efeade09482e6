using System.Globalization;
using System.Text.RegularExpressions;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Market;
using Kiwoom.Specs.Conventions;
using Kiwoom.Specs.Gateway;
using Kiwoom.Specs.OnAkka.Nodes;
using Kiwoom.Specs.Processes;

namespace Kiwoom.Specs.OnAkka.Orders;

/// <summary>The sample strategy, the gateway and the bridge as three processes.</summary>
[Trait("Category", "Process")]
public sealed partial class StrategyProcessSpecs
{
    private const int Quantity = 7;

    [Fact]
    public async Task A_strategys_orders_are_filled_once_each_and_it_hears_each_execution_once_though_the_gateway_is_killed()
    {
        await using var nodes = await TwoNodes.Prepare();
        await nodes.StartGateway();
        await nodes.StartBridge(enrols: true);
        await nodes.Ready();
        var token = Path.GetTempFileName();
        await File.WriteAllTextAsync(token, nodes.Token());
        var (key, price) = (await nodes.GatewayKeyText(), await PriceThatTrades(nodes));

        // What happens while the gateway is away is in its journal, and reaches the strategy from there.
        await using (var struck = Strategy(nodes, key, token, price, orders: 1))
        {
            await struck.Line("taken: sample-");
            nodes.Gateway.Kill();
            await nodes.StartGateway();
            await nodes.Ready();
            await HasHeardAll(nodes, struck, orders: 1);
            struck.Lines.Count(l => l.StartsWith("connected", StringComparison.Ordinal)).ShouldBeInRange(1, 2);
        }

        await using (var undisturbed = Strategy(nodes, key, token, price, orders: 3))
            await HasHeardAll(nodes, undisturbed, orders: 3);

        File.Delete(token);
        await nodes.Settled();
        await nodes.StopAndCompare();
    }

    private static NodeProcess Strategy(TwoNodes nodes, string key, string token, long price, int orders) => NodeProcess.Of(
        BuildOutput.Of("Samples/AkkaStrategy", "kiwoom-sample-strategy"),
        "--gateway", $"akka.ssl.tcp://kiwoom@localhost:{nodes.AkkaPort}", "--gateway-key", key, "--token-file", token,
        "--symbol", "005930", "--price", $"{price}", "--quantity", $"{Quantity}", "--orders", $"{orders}", "--every", "1", "--patience", "100");

    private static async Task HasHeardAll(TwoNodes nodes, NodeProcess strategy, int orders)
    {
        (await strategy.End()).ShouldBe(0, string.Join('\n', strategy.Lines));
        var ids = strategy.Lines.Select(l => Bought().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToArray();
        ids.Length.ShouldBe(orders);
        foreach (var id in ids)
        {
            strategy.Lines.Count(l => l.Contains("order_executed", StringComparison.Ordinal) && l.Contains($"{id} ", StringComparison.Ordinal))
                .ShouldBe(nodes.Executions(id), string.Join('\n', strategy.Lines));
            nodes.Taken(id, Quantity);
        }

        var numbers = strategy.Lines.Select(l => Reported().Match(l)).Where(m => m.Success).Select(m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).ToArray();
        numbers.ShouldBe(numbers.Order().Distinct());
    }

    // Twenty ticks above the last price: it is filled at what sellers ask.
    private static async Task<long> PriceThatTrades(TwoNodes nodes)
    {
        var quote = await GatewayRig.Body(await (await nodes.Gateway.Http()).GetAsync("/api/quotes/005930"));
        var day = new TradingDay(new DateOnly(2026, 9, 21));
        return Enumerable.Range(0, 20).Aggregate(quote.GetProperty("last").GetInt64(), (price, _) => TickSizes.NextUp(InstrumentKind.Stock, price, day));
    }

    [GeneratedRegex(@"^buying \d+ of 005930 at \d+: (sample-\S+)$")]
    private static partial Regex Bought();

    [GeneratedRegex(@"^#(\d+) ")]
    private static partial Regex Reported();
}
