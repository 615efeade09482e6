using System.Collections.Immutable;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Runtime;
using Kiwoom.Actors.Strategies;
using Kiwoom.Gateway.Hosting;

namespace Kiwoom.Gateway.Demo;

/// <summary>The strategy that trades in the demonstration: momentum on everything that is listed.</summary>
internal static class DemoStrategy
{
    private const long Budget = 20_000_000;
    private static readonly StrategyId _id = StrategyId.Parse("momentum-demo");
    private static readonly UserId _owner = UserId.Parse("admin");
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until an account and instruments are known, then starts the strategy where it does not run already.</summary>
    internal static async Task Ensure(GatewayNode node, CancellationToken stop)
    {
        try
        {
            while (node.Accounts.Known.Count == 0 || node.Board.Instruments.Count == 0)
                await Task.Delay(_look, node.Time.Clocks.Machine, stop).ConfigureAwait(false);

            if ((await node.Strategies.Running(stop).ConfigureAwait(false)).Count > 0)
                return;

            var definition = new StrategyDefinition(
                _id,
                "momentum",
                node.Accounts.Known.First(),
                node.Settings.Mode,
                [.. node.Board.Instruments.Select(i => i.Symbol).OrderBy(s => s.Value, StringComparer.Ordinal)],
                ImmutableSortedDictionary<string, long>.Empty,
                Budget,
                _owner);
            await node.Strategies.Start(new StartStrategy(new Cause(CommandId.Parse("demo"), _owner), definition)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped before there was anything to trade.
        }
    }
}
