using System.CommandLine;
using System.Text.Json;
using Kiwoom.Actors.Identity;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Commands;

/// <summary><c>reconciliation list|resolve</c>: what is open between a running gateway and Kiwoom, and a person's decisions on it.</summary>
internal static class ReconciliationCommand
{
    private const string Codes = "\n\nExit codes: 0 done, 1 failed or outcome unknown, 2 wrong command line, 4 no such order or account, 6 the gateway cannot be reached, 7 the gateway refused and nothing was changed";

    internal static Command Create()
    {
        var command = new Command("reconciliation", "Show what is open between the gateway and Kiwoom's own lists, and decide on orders in doubt" + Codes);
        Describe(command);
        command.Add(Describe(new Command("list", "Show it (the default)" + Codes)));
        command.Add(ResolveCommand());
        return command;
    }

    private static Command Describe(Command command)
    {
        var (url, token, account, json) = (GatewayClient.Url(), GatewayClient.Token(), Account(), CommonOptions.Json());
        command.Add(url);
        command.Add(token);
        command.Add(account);
        command.Add(json);
        command.SetAction(async (result, cancellation) =>
        {
            if (!TryReadAccount(result.GetValue(account), out var query))
                return ExitCode.Usage;

            using var client = GatewayClient.Create(result.GetValue(url)!, result.GetValue(token));
            return client is null ? ExitCode.Usage : await List(client, query, result.GetValue(json), cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static Command ResolveCommand()
    {
        var (url, token, account, json) = (GatewayClient.Url(), GatewayClient.Token(), Account(), CommonOptions.Json());
        var order = new Option<string>("--order") { Description = "the client_order_id of the order in doubt", Required = true, HelpName = "ID" };
        var number = new Option<string?>("--number") { Description = "it arrived: Kiwoom's number of it", HelpName = "N" };
        var never = new Option<bool>("--never-arrived") { Description = "it never arrived" };
        var force = new Option<bool>("--force") { Description = "take a number that Kiwoom's lists have not shown to be a candidate" };
        var command = new Command("resolve", "Decide what became of an order in doubt; for admins. The journal keeps who decided" + Codes) { order, number, never, force, url, token, account, json };
        command.SetAction(async (result, cancellation) =>
        {
            if (!ClientOrderId.TryParse(result.GetValue(order), out var id))
                return CommonOptions.Fail("--order takes a client_order_id: 1 to 36 letters, digits and -_.:@", ExitCode.Usage);
            if (result.GetValue(number) is null != result.GetValue(never))
                return CommonOptions.Fail("Give either --number N or --never-arrived.", ExitCode.Usage);
            if (result.GetValue(number) is { } text && !BrokerOrderNo.TryParse(text, out _))
                return CommonOptions.Fail($"'{text}' is no order number of Kiwoom.", ExitCode.Usage);
            if (result.GetValue(force) && result.GetValue(never))
                return CommonOptions.Fail("--force goes with --number.", ExitCode.Usage);
            if (!TryReadAccount(result.GetValue(account), out var query))
                return ExitCode.Usage;

            using var client = GatewayClient.Create(result.GetValue(url)!, result.GetValue(token));
            if (client is null)
                return ExitCode.Usage;

            var body = new Dictionary<string, object> { ["arrived"] = !result.GetValue(never) };
            if (result.GetValue(number) is { } known)
                body["broker_order_no"] = known;
            if (result.GetValue(force))
                body["force"] = true;
            return await Resolve(client, $"/api/orders/{Uri.EscapeDataString(id.Value)}/resolution{query}", body, result.GetValue(json), cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static Option<string?> Account() => new("--account") { Description = "the account, where you can use several", HelpName = "ACCOUNT_NO" };

    private static bool TryReadAccount(string? text, out string query)
    {
        query = text is null ? string.Empty : $"?account_no={text}";
        if (text is null || AccountNo.TryParse(text, out _))
            return true;

        CommonOptions.Fail($"'{text}' is no account number: ten digits");
        return false;
    }

    private static async Task<int> List(GatewayClient client, string query, bool asJson, CancellationToken cancellation)
    {
        var (body, exitCode) = await client.Send(HttpMethod.Get, $"/api/reconciliation{query}", null, cancellation).ConfigureAwait(false);
        if (exitCode != ExitCode.Ok)
            return exitCode;

        if (asJson)
            Console.WriteLine(JsonSerializer.Serialize(body, ApiJson.Options));
        else
            ReconciliationText.Write(body.Deserialize<ReconciliationDocument[]>(ApiJson.Options)!, Console.Out);

        return ExitCode.Ok;
    }

    private static async Task<int> Resolve(GatewayClient client, string path, Dictionary<string, object> decision, bool asJson, CancellationToken cancellation)
    {
        var (body, exitCode) = await client.Send(HttpMethod.Post, path, decision, cancellation).ConfigureAwait(false);
        if (exitCode != ExitCode.Ok)
            return exitCode;

        var order = body.GetProperty("order");
        Console.WriteLine(asJson ? JsonSerializer.Serialize(body, ApiJson.Options) : $"{order.GetProperty("client_order_id")} is {order.GetProperty("status")} now: {order.GetProperty("text")}");
        return ExitCode.Ok;
    }
}
