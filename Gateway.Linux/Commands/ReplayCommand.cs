using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Replay;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>replay</c>: folds the journal anew and shows what comes of it.</summary>
internal static class ReplayCommand
{
    private const int OrdersShown = 20;

    internal static Command Create(TimeProvider machine)
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var until = InstantOption.Create("--until", "fold only what happened up to this instant, on the market's clock");
        var account = new Option<string?>("--account") { Description = "one account", HelpName = "ACCOUNT_NO" };
        var verify = new Option<bool>("--verify") { Description = "hold each event against the hash of the one before it" };
        var command = new Command("replay", "Rebuild the state from the journal to any instant: orders, positions, money and the state hash. Works beside a running gateway")
        {
            data, json, until, account, verify,
        };
        command.SetAction(result =>
        {
            AccountNo? one = null;
            if (result.GetValue(account) is { } text)
            {
                if (!AccountNo.TryParse(text, out var number))
                    return CommonOptions.Fail($"--account takes ten digits, not '{text}'", ExitCode.Usage);

                one = number;
            }

            return JournalCommand.Guarded(() =>
            {
                ReplayedAccounts replayed;
                using (var progress = new ProgressLine("replaying"))
                    replayed = ReplayedAccounts.Of(result.GetValue(data)!, machine, one, result.GetValue(until), result.GetValue(verify), progress);

                if (result.GetValue(json))
                    Console.WriteLine(JsonSerializer.Serialize(replayed.Summary, ApiJson.Options));
                else
                    Print(replayed);

                return ExitCode.Ok;
            });
        });
        return command;
    }

    private static void Print(ReplayedAccounts replayed)
    {
        foreach (var view in replayed.Views)
            Print(view, replayed.Orders(view.Account));

        var summary = replayed.Summary;
        Line($"{summary.JournalEvents:N0} events, {summary.Orders:N0} orders, {summary.Executions:N0} executions, realised {summary.RealisedProfit:N0} won, cash {summary.Cash:N0} won");
        Line($"state hash {summary.StateHash}");
    }

    private static void Print(AccountView view, IReadOnlyList<Actors.Orders.OrderView> orders)
    {
        Line($"account {view.Account} at #{view.Version:N0}: cash {view.Balance.Cash:N0}, realised {view.Balance.RealisedProfit:N0}, commission {view.Balance.Commission:N0}, tax {view.Balance.Tax:N0} won");
        foreach (var position in view.Positions)
            Line($"  {position.Symbol}  {position.Quantity,10:N0} shares at {position.AverageCost,12:N2}, realised {position.RealisedProfit:N0} won");

        foreach (var order in orders.Take(OrdersShown))
            Line($"  {order.PlacedAt.ToOffset(TradingDay.KoreaOffset):yyyy-MM-dd HH:mm:ss}  {order.ClientOrderId,-32} {JsonFields.SnakeCase(order.Side),-4} {order.Symbol} {order.CumQty,8:N0}/{order.Quantity,-8:N0} {JsonFields.SnakeCase(order.Status)}");

        if (orders.Count > OrdersShown)
            Line($"  … and {orders.Count - OrdersShown:N0} orders before; 'journal export' has all");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
