using System.CommandLine;
using Akka.Actor;
using Kiwoom.Actors.Identity;
using Kiwoom.OnAkka.Orders;
using Kiwoom.OnAkka.Orders.Sealing;
using Symbol = Kiwoom.Actors.Identity.Symbol;

namespace Kiwoom.Samples.AkkaStrategy;

/// <summary>The command line.</summary>
internal static class SampleCommand
{
    private static readonly Option<string> _gateway = new("--gateway") { Description = "the gateway's actor system, akka.ssl.tcp://kiwoom@HOST:PORT", HelpName = "ADDRESS", Required = true };
    private static readonly Option<string?> _key = new("--gateway-key") { Description = "the gateway's public key, or a file that holds it ('./kiwoom gateway-key'); may be left out on the loopback address only", HelpName = "KEY" };
    private static readonly Option<string> _token = new("--token-file") { Description = "a file that holds a token of the API ('./kiwoom token create')", HelpName = "FILE", Required = true };
    private static readonly Option<string?> _account = new("--account") { Description = "ten digits; may be left out where the token is for one account", HelpName = "NUMBER" };
    private static readonly Option<string> _symbol = new("--symbol") { Description = "the issue to buy, for example 005930", HelpName = "CODE", Required = true };
    private static readonly Option<long> _quantity = new("--quantity") { Description = "shares an order", DefaultValueFactory = _ => 1, HelpName = "N" };
    private static readonly Option<long> _price = new("--price") { Description = "the limit price in won", HelpName = "WON", Required = true };
    private static readonly Option<int> _orders = new("--orders") { Description = "how many orders to send", DefaultValueFactory = _ => 1, HelpName = "N" };
    private static readonly Option<int> _every = new("--every") { Description = "seconds between two orders", DefaultValueFactory = _ => 60, HelpName = "SECONDS" };
    private static readonly Option<int?> _cancelAfter = new("--cancel-after") { Description = "cancel what is open of an order after so many seconds", HelpName = "SECONDS" };
    private static readonly Option<int> _patience = new("--patience") { Description = "how many seconds to wait for the gateway at first", DefaultValueFactory = _ => 60, HelpName = "SECONDS" };

    internal static RootCommand Create()
    {
        var command = new RootCommand("A sample strategy in a process of its own: buys on the paper account through the gateway's Akka door, and prints the execution reports.\n"
            + "Exit codes: 0 all orders ended, or Ctrl-C; 2 wrong command line; 6 the gateway was not reached or let it not in; 7 an order was refused or has no answer.")
        {
            _gateway, _key, _token, _account, _symbol, _quantity, _price, _orders, _every, _cancelAfter, _patience,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult arguments, CancellationToken interrupted)
    {
        Address gateway;
        OrderClientOptions client;
        SampleOptions options;
        try
        {
            gateway = StrategySystem.ParseGateway(arguments.GetValue(_gateway));
            client = Client(arguments, gateway);
            options = new SampleOptions(
                Id<Symbol>("--symbol", arguments.GetValue(_symbol)),
                Positive(_quantity, arguments.GetValue(_quantity)),
                Positive(_price, arguments.GetValue(_price)),
                (int)Positive(_orders, arguments.GetValue(_orders)),
                TimeSpan.FromSeconds(Positive(_every, arguments.GetValue(_every))),
                arguments.GetValue(_cancelAfter) is { } seconds ? TimeSpan.FromSeconds(Positive(_cancelAfter, seconds)) : null,
                TimeSpan.FromSeconds(Positive(_patience, arguments.GetValue(_patience))));
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(fault.Message).ConfigureAwait(false);
            return ExitCode.Usage;
        }

        var ended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var onInterrupt = interrupted.Register(() => ended.TrySetResult(ExitCode.Done));
        var system = StrategySystem.Start("sample", TimeProvider.System);
        system.ActorOf(SampleStrategy.Props(options, client, Console.Out.WriteLine, code => ended.TrySetResult(code)), "strategy");
        var code = await ended.Task.ConfigureAwait(false);
        if (code == ExitCode.Unreachable)
            await Console.Error.WriteLineAsync($"{gateway} was not reached, or did not let this strategy in, within {options.Patience.TotalSeconds:0} seconds.").ConfigureAwait(false);
        await system.Terminate().ConfigureAwait(false);
        return code;
    }

    private static OrderClientOptions Client(ParseResult arguments, Address gateway)
    {
        var file = arguments.GetValue(_token)!;
        ReadToken(file);
        var key = arguments.GetValue(_key);
        if (key is null && !StrategySystem.IsLoopback(gateway))
            throw new FormatException("--gateway-key is wanted for a gateway on another machine: without it anybody on the way could read the token.");

        return new OrderClientOptions
        {
            Door = gateway + OrderClientOptions.DoorPath,
            Gateway = key is null ? null : GatewayIdentity.Parse(File.Exists(key) ? File.ReadAllText(key).Trim() : key),
            Token = () => ReadToken(file),
            Account = arguments.GetValue(_account) is { } account ? Id<AccountNo>("--account", account) : null,
        };
    }

    // At every request anew: a token can be replaced while the strategy runs.
    private static ApiToken ReadToken(string file) => new(File.ReadAllText(file).Trim());

    private static TId Id<TId>(string option, string? text)
        where TId : struct, ITextId<TId> => TId.TryParse(text, out var id) ? id : throw new FormatException($"{option}: '{text}' is no {typeof(TId).Name}");

    private static long Positive(Option option, long number) => number is > 0 and <= int.MaxValue ? number : throw new FormatException($"{option.Name} takes a number from 1 on, not {number}");
}
